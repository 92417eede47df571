/** Which dry runs are worth offering: identity first, then Regions as a whole, then what is used most. */
import { homeRegion } from '../partition'
import { GLOBAL_REGION } from '../region'

/** A dry run to choose. */
export interface Preset {
  /** "IAM control plane, us-east-1". */
  label: string
  /** Catalogue id; null: everything in the Region. */
  service: string | null
  region: string
}

/** What there is to lose. */
interface Exposed {
  partitions: readonly string[]
  /** Regions in which Identity Center is used. */
  identityCenters: readonly string[]
  /** Regions in use, those with most first. */
  regions: readonly string[]
  /** Services in use, those of most accounts first. */
  services: readonly { service: string; name: string; region: string }[]
}

const MOST_REGIONS = 3

/** In the order in which they are offered, each once. */
export function presetsOf({ partitions, identityCenters, regions, services }: Exposed): Preset[] {
  const places = regions.filter((region) => region !== GLOBAL_REGION).slice(0, MOST_REGIONS)
  const presets: Preset[] = [
    ...[...partitions].sort().map((partition) => preset('iam', 'IAM control plane', homeRegion(partition))),
    ...[...identityCenters].sort().map((region) => preset('identitycenter', 'IAM Identity Center', region)),
    ...places.slice(0, 1).map((region) => preset('sts', 'STS', region)),
    ...places.map((region) => ({ label: `Region ${region}`, service: null, region })),
    ...services.map(({ service, name, region }) => preset(service, name, region)),
  ]
  return [...new Map(presets.map((each) => [`${each.service} ${each.region}`, each])).values()]
}

function preset(service: string, name: string, region: string): Preset {
  return { label: `${name}, ${region}`, service, region }
}
