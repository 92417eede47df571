/** Splits the key under which AWS names a service into our service id and the Region. */
import { PUBLIC_SERVICE_IDS } from './public-service-ids'
import { REGION_PATTERN, regionOfName } from './region'

/** A service key taken apart. */
export interface ServiceKey {
  /** Lower-case catalogue id without Region, the same for every spelling that AWS uses. */
  service: string
  /** Region id; null where the key names none. */
  region: string | null
}

/** The one key whose Region cannot be read from it: S3 in us-east-1, though its ARNs say `global`. */
const S3_US_STANDARD: ServiceKey = { service: 's3', region: 'us-east-1' }

/**
 * Other names of one service, without hyphens. IAM Identity Center was `sso`; the others are AWS Health's codes (in
 * its recorded and documented events) for services that the public feed calls differently.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  sso: 'identitycenter',
  iamidentitycenter: 'identitycenter',
  elasticloadbalancing: 'elb',
  acm: 'certificatemanager',
  billing: 'billingconsole',
  vpn: 'vpnvpc',
}

const IDS_BY_SQUASHED = new Map([
  ...PUBLIC_SERVICE_IDS.map((id) => [squash(id), id] as const),
  ...Object.entries(OTHER_NAMES),
])

const REGIONAL_KEY = new RegExp(`^(.+?)-(${REGION_PATTERN})$`)

function squash(name: string): string {
  return name.replaceAll('-', '')
}

/**
 * Takes a service key of the public feed (`iam`, `sts-us-west-2`, `s3-us-standard`) or a code of AWS Health
 * (`MULTIPLE_SERVICES`, `S3_US_STANDARD`) apart. Where the two spell one service differently the public feed's id is
 * used (`MANAGEMENT_CONSOLE` → `management-console`); of an unknown service underscores become hyphens.
 */
export function splitServiceKey(key: string): ServiceKey {
  const hyphenated = key.trim().toLowerCase().replaceAll('_', '-')
  if (hyphenated === 's3-us-standard') return { ...S3_US_STANDARD }
  const [, name = hyphenated, region = null] = REGIONAL_KEY.exec(hyphenated) ?? []
  return { service: IDS_BY_SQUASHED.get(squash(name)) ?? name, region }
}

/** The part in brackets at the end of a name. */
const BRACKETED = /^(.+?) \(([^()]+)\)$/

/** A service's display name without the Region that AWS appends to it: `Amazon EC2 (N. Virginia)` → `Amazon EC2`. */
export function nameWithoutRegion(name: string): string {
  const [, bare, bracketed] = BRACKETED.exec(name.trim()) ?? []
  if (bare === undefined || bracketed === undefined) return name.trim()
  return regionOfName(bracketed) !== null || bracketed === 'US Standard' ? bare : name.trim()
}
