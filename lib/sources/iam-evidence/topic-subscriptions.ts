/** Who gets what a topic sends. */
import { z } from 'zod'
import type { AccountReading } from './collector'
import { listAll, tokenAs } from './listing'
import { listOf, optionalText } from './payload'
import { unreadPart } from './unread'

const PAGE = z.object({
  Subscriptions: listOf(z.object({ SubscriptionArn: optionalText, Protocol: optionalText })),
  NextToken: optionalText,
})

const MOST_SUBSCRIPTIONS = 1_000

/** Subscriptions of a topic, or null and why. */
export interface TopicSubscriptions {
  subscriptions: { protocol: string; confirmed: boolean }[] | null
  unread: string | null
}

/** Of a topic, asked once per reading in the topic's own Region; null without a reason for what is no topic. */
export async function readSubscriptions(reading: AccountReading, arn: string): Promise<TopicSubscriptions> {
  const [, , service, region] = arn.split(':')
  if (service !== 'sns' || !region) return { subscriptions: null, unread: null }
  return reading.once(`subscriptions ${arn}`, () => listSubscriptions(reading, arn, region))
}

async function listSubscriptions(
  { session }: AccountReading,
  TopicArn: string,
  region: string,
): Promise<TopicSubscriptions> {
  const request = async (token: string | undefined) => {
    const page = await session.read('sns', region, PAGE, (sns) =>
      sns.listSubscriptionsByTopic({ TopicArn, ...tokenAs('NextToken', token) }),
    )
    return { items: page.Subscriptions, next: page.NextToken }
  }
  try {
    const found = await listAll(session.sentence(`the subscriptions of ${TopicArn}`), request, MOST_SUBSCRIPTIONS)
    return { subscriptions: found.map(readSubscription), unread: null }
  } catch (error) {
    return { subscriptions: null, unread: unreadPart(error).sentence }
  }
}

/** Until somebody confirms it, a subscription has a word in place of its ARN. */
function readSubscription({ SubscriptionArn, Protocol }: z.infer<typeof PAGE>['Subscriptions'][number]) {
  return { protocol: Protocol ?? 'unknown', confirmed: SubscriptionArn?.startsWith('arn:') === true }
}
