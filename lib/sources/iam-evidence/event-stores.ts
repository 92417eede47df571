/** CloudTrail Lake: event data stores of the control-plane Region and the connection's own. */
import { z } from 'zod'
import type { EventStore, TrailFacts } from '@/lib/domain/evidence/facts-trails'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading } from './collector'
import { ADVANCED_SELECTORS, managementEvents } from './event-selectors'
import { listAll, tokenAs } from './listing'
import { listOf, optionalText } from './payload'
import { unreadPart } from './unread'

const PAGE = z.object({ EventDataStores: listOf(z.object({ EventDataStoreArn: z.string() })), NextToken: optionalText })

const flag = z
  .boolean()
  .nullish()
  .transform((given) => given === true)

const STORE = z.object({
  Name: z.string().nullish(),
  EventDataStoreArn: z.string(),
  Status: z.string().nullish(),
  MultiRegionEnabled: flag,
  OrganizationEnabled: flag,
  AdvancedEventSelectors: ADVANCED_SELECTORS,
})

/** All of them, or none and why: trails are judged without them as well. */
export async function readEventStores(reading: AccountReading): Promise<Pick<TrailFacts, 'stores' | 'storesUnread'>> {
  const stores: EventStore[] = []
  try {
    for (const region of new Set([reading.controlRegion, reading.homeRegion]))
      for (const arn of await listStores(reading, region)) stores.push(await readStore(reading, region, arn))
    return { stores, storesUnread: null }
  } catch (error) {
    const { reason, sentence } = unreadPart(error)
    // Where CloudTrail knows no such operation there are no stores: a partition without CloudTrail Lake, or a look-alike of AWS.
    return { stores: [], storesUnread: reason === 'unsupported' || isNoAnswerOfAws(error) ? null : sentence }
  }
}

/**
 * An answer that is no JSON at all: AWS names even its own failures in the protocol's form. Not so the gateways in front of
 * it, which answer 502 to 504 in HTML while what is behind them is down: then nothing is known of stores.
 */
function isNoAnswerOfAws(error: unknown): boolean {
  return error instanceof AwsError && error.awsName === 'SyntaxError' && !/: 50[234] /.test(error.received ?? '')
}

async function listStores({ session }: AccountReading, region: string): Promise<string[]> {
  return listAll(session.sentence('the listing of event data stores'), async (token) => {
    const page = await session.read('cloudTrail', region, PAGE, (cloudTrail) =>
      cloudTrail.listEventDataStores(tokenAs('NextToken', token)),
    )
    return { items: page.EventDataStores.map(({ EventDataStoreArn }) => EventDataStoreArn), next: page.NextToken }
  })
}

async function readStore({ session }: AccountReading, region: string, arn: string): Promise<EventStore> {
  const store = await session.read('cloudTrail', region, STORE, (cloudTrail) =>
    cloudTrail.getEventDataStore({ EventDataStore: arn }),
  )
  return {
    name: store.Name ?? arn,
    arn: store.EventDataStoreArn,
    status: store.Status ?? 'UNKNOWN',
    multiRegion: store.MultiRegionEnabled,
    organization: store.OrganizationEnabled,
    managementEvents: managementEvents([], store.AdvancedEventSelectors) ?? 'unknown',
  }
}
