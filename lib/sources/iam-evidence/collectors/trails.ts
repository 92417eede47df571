/** CloudTrail: trails that the account sees, whether they log and what; and event data stores of CloudTrail Lake. */
import { z } from 'zod'
import type { Trail } from '@/lib/domain/evidence/facts-trails'
import type { AccountReading, Collector } from '../collector'
import { ADVANCED_SELECTORS, BASIC_SELECTORS, managementEvents } from '../event-selectors'
import { readEventStores } from '../event-stores'
import { instant, listOf } from '../payload'
import { unreadPart } from '../unread'

const flag = z
  .boolean()
  .nullish()
  .transform((given) => given === true)
const text = z
  .string()
  .nullish()
  .transform((given) => given || null)

const TRAIL = z.object({
  Name: z.string(),
  TrailARN: z.string(),
  HomeRegion: z.string().nullish(),
  IsMultiRegionTrail: flag,
  IsOrganizationTrail: flag,
  IncludeGlobalServiceEvents: flag,
  LogFileValidationEnabled: flag,
  HasCustomEventSelectors: z.boolean().nullish(),
  KmsKeyId: text,
  CloudWatchLogsLogGroupArn: text,
})
const TRAILS = z.object({ trailList: listOf(TRAIL) })
const STATUS = z.object({
  IsLogging: z.boolean().nullish(),
  LatestCloudWatchLogsDeliveryTime: instant,
  LatestCloudWatchLogsDeliveryError: text,
})
const SELECTORS = z.object({ EventSelectors: BASIC_SELECTORS, AdvancedEventSelectors: ADVANCED_SELECTORS })

export const trails: Collector<'trails'> = {
  kind: 'trails',
  read: async (reading) => {
    const { session, controlRegion } = reading
    const { trailList } = await session.read('cloudTrail', controlRegion, TRAILS, (cloudTrail) =>
      cloudTrail.describeTrails({ includeShadowTrails: true }),
    )
    const found: Trail[] = []
    for (const trail of trailList) found.push(await readTrail(reading, trail))
    return { body: { trails: found, ...(await readEventStores(reading)) } }
  },
}

async function readTrail(reading: AccountReading, trail: z.infer<typeof TRAIL>): Promise<Trail> {
  const parts = trail.TrailARN.split(':')
  // A shadow of a trail is described everywhere, and asked about where it lives.
  const homeRegion = trail.HomeRegion || parts[3] || reading.controlRegion
  return {
    name: trail.Name,
    arn: trail.TrailARN,
    homeRegion,
    ownerAccount: parts[4] || reading.session.account,
    multiRegion: trail.IsMultiRegionTrail,
    organization: trail.IsOrganizationTrail,
    globalServices: trail.IncludeGlobalServiceEvents,
    logValidation: trail.LogFileValidationEnabled,
    kmsKey: trail.KmsKeyId,
    logGroupArn: trail.CloudWatchLogsLogGroupArn,
    ...(await readStatus(reading, trail, homeRegion)),
  }
}

/** Status and selectors, each as far as it can be had. */
async function readStatus(
  { session }: AccountReading,
  { TrailARN, HasCustomEventSelectors }: z.infer<typeof TRAIL>,
  region: string,
): Promise<
  Pick<
    Trail,
    'isLogging' | 'latestCloudWatchLogsDeliveryAt' | 'latestCloudWatchLogsError' | 'managementEvents' | 'unread'
  >
> {
  const unread: string[] = []
  const attempt = async <T>(ask: () => Promise<T>): Promise<T | null> => {
    try {
      return await ask()
    } catch (error) {
      unread.push(unreadPart(error).sentence)
      return null
    }
  }
  const status = await attempt(() =>
    session.read('cloudTrail', region, STATUS, (cloudTrail) => cloudTrail.getTrailStatus({ Name: TrailARN })),
  )
  const selectors = await attempt(() =>
    session.read('cloudTrail', region, SELECTORS, (cloudTrail) =>
      cloudTrail.getEventSelectors({ TrailName: TrailARN }),
    ),
  )
  // A trail that nobody gave selectors records every management event (CloudTrail's API reference, PutEventSelectors).
  const without = HasCustomEventSelectors === true ? 'unknown' : 'all'
  const events = selectors && (managementEvents(selectors.EventSelectors, selectors.AdvancedEventSelectors) ?? without)
  return {
    isLogging: status?.IsLogging ?? null,
    latestCloudWatchLogsDeliveryAt: status?.LatestCloudWatchLogsDeliveryTime ?? null,
    latestCloudWatchLogsError: status?.LatestCloudWatchLogsDeliveryError ?? null,
    managementEvents: events ?? 'unknown',
    unread: unread.length === 0 ? null : unread.join(' '),
  }
}
