/** Decides which Region a HealthEvent is about, from the several places in which AWS names one. */
import { GLOBAL_REGION, isRegionId, regionOfName } from './region'
import { splitServiceKey } from './service-id'

/** The places in which AWS names the Region of one event. */
export interface RegionHints {
  /** Region part of the event's ARN, `global` included; null without an ARN. */
  arnRegion: string | null
  /** Display name such as "Oregon"; null where AWS gives none. */
  regionName: string | null
  /** The service as AWS wrote it, such as `ec2-us-east-1`. */
  upstreamService: string
}

/**
 * The Region id of an event, or `global`. The ARN's, unless that is `global` and a display name is set: then the
 * name's; with no ARN the service key's, and the name's where the key has none. A name that is not known gives way to
 * the service key. `s3-us-standard` is us-east-1 although its ARN says `global`.
 */
export function regionOfEvent({ arnRegion, regionName, upstreamService }: RegionHints): string {
  const ofKey = splitServiceKey(upstreamService).region
  const ofName = regionName === null ? null : regionOfName(regionName)
  const ofArn = arnRegion?.trim().toLowerCase()
  if (ofArn !== undefined && isRegionId(ofArn)) return ofArn
  if (ofArn !== GLOBAL_REGION) return ofKey ?? ofName ?? GLOBAL_REGION
  if (/^s3[-_]us[-_]standard$/i.test(upstreamService.trim())) return ofKey ?? GLOBAL_REGION
  if (ofName !== null) return ofName
  return regionName?.trim() ? (ofKey ?? GLOBAL_REGION) : GLOBAL_REGION
}
