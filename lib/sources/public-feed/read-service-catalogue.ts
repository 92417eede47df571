/** Reads AWS's catalogue of services and Regions (services.json). */
import { GLOBAL_REGION, isRegionId } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import type { CatalogueService, Reading } from '@/lib/sources/source'
import { isAbsent, numberOf } from './epoch'
import { usableKey } from './event-parts'
import { CatalogueRowPayload, shaped } from './event-payload'
import type { DocumentRequest } from './http'
import { type Body, readJson, unreadableAnswer } from './json'
import { readDocument } from './reading'
import { UnreadableItem, type UnreadableReport } from './unreadable'

/** Launch dates are older than events: AWS's first services began in 2004. */
const EARLIEST_LAUNCH = Date.UTC(2000, 0, 1)
const LATEST_LAUNCH = Date.UTC(2100, 0, 1)

/**
 * One reading of the catalogue.
 * @throws {SourceError} when there is no complete answer or it is not a list
 */
export function readServiceCatalogue(request: DocumentRequest): Promise<Reading<CatalogueService>> {
  return readDocument(request, (body, _now, report) => parseServiceCatalogue(body, report))
}

/**
 * The rows of the catalogue in their order, each service key once.
 * @throws {SourceError} of kind `parse` when the answer is not a JSON list
 */
export function parseServiceCatalogue(body: Body, report: UnreadableReport): CatalogueService[] {
  const { value, text } = readJson(body)
  if (!Array.isArray(value)) throw unreadableAnswer(body.address, 'JSON that is not a list of services', text)
  const rows = new Map<string, CatalogueService>()
  for (const [index, item] of value.entries()) {
    const where = `row ${index + 1} of the service catalogue`
    try {
      const row = rowOf(item, (why) => report.add(where, why, item))
      if (!rows.has(row.upstreamService)) rows.set(row.upstreamService, row)
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error
      report.addLost(where, error.message, item, null)
    }
  }
  return [...rows.values()]
}

function rowOf(item: unknown, complain: (why: string) => void): CatalogueService {
  const row = shaped(CatalogueRowPayload, item)
  const upstreamService = usableKey(row.service)
  const { service, region } = splitServiceKey(upstreamService)
  const regionId = row.region_id?.toLowerCase() ?? ''
  const launchedAt = launchOf(row.launch_date)
  if (launchedAt === null && !isAbsent(row.launch_date)) complain('its launch_date is not a plausible time')
  return {
    upstreamService,
    service,
    region: isRegionId(regionId) ? regionId : (region ?? GLOBAL_REGION),
    name: row.service_name ?? row.short_name ?? upstreamService,
    shortName: row.short_name,
    regionName: row.region_name,
    typeCode: row.event_type_code,
    launchedAt,
  }
}

function launchOf(launchDate: unknown): number | null {
  const number = numberOf(launchDate)
  if (number === null) return null
  const instant = Math.round(number > 1e12 ? number : number * 1000)
  return instant >= EARLIEST_LAUNCH && instant <= LATEST_LAUNCH ? instant : null
}
