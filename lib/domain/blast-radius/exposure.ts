/** What accounts use, by service and Region: where they can be hit. */
import { GLOBAL_REGION } from '../region'

/** How accounts use one service in one Region. Times are ISO 8601 UTC. */
export interface ExposureUse {
  service: string
  /** AWS Region id or `global`. */
  region: string
  /** How many of the accounts use it. */
  accounts: number
  /** Null where no source counts. */
  resources: number | null
  /** Where it is known from, the most direct first. */
  sources: readonly string[]
  /** When the oldest of it was last seen. */
  asOf: string
  /** Of how many accounts it was last seen more than 30 days ago. */
  staleAccounts: number
}

/** Services in rows, Regions in columns. */
export interface ExposureGrid {
  /** Those with most services first; `global` last. Each is used by somebody. */
  regions: string[]
  /** By service; a cell for each Region, null where nothing is known to be used. */
  rows: { service: string; cells: (ExposureUse | null)[] }[]
}

/** The grid of some uses; the order in which they are given does not matter. */
export function exposureGrid(uses: readonly ExposureUse[]): ExposureGrid {
  const cells = new Map(uses.map((use) => [`${use.service} ${use.region}`, use]))
  const inRegion = new Map<string, number>()
  for (const { region } of cells.values()) inRegion.set(region, (inRegion.get(region) ?? 0) + 1)
  const regions = [...inRegion]
    .toSorted(
      ([one, ones], [other, others]) =>
        Number(one === GLOBAL_REGION) - Number(other === GLOBAL_REGION) || others - ones || (one < other ? -1 : 1),
    )
    .map(([region]) => region)
  const services = [...new Set(uses.map(({ service }) => service))].sort()
  return {
    regions,
    rows: services.map((service) => ({
      service,
      cells: regions.map((region) => cells.get(`${service} ${region}`) ?? null),
    })),
  }
}
