/** Reads what AWS Health answers about events in detail: each pair that was asked for is answered, or refused. */
import { DetailItem, jsonOf, RefusedItem } from './health-items'
import type { EventAt, EventDetail, RefusedDetail } from './reader'

const NOT_ANSWERED = 'NotAnswered'

/** The answers and refusals of one request, in the order in which it was asked. */
export function readDetails(
  asked: readonly EventAt[],
  { answered, failed }: { answered: unknown; failed: unknown },
): { details: EventDetail[]; refused: RefusedDetail[] } {
  const pairs = createPairs(asked)
  const details = new Map<EventAt, EventDetail>()
  for (const received of arrayOf(answered)) {
    const item = DetailItem.safeParse(received).data
    const pair = item === undefined ? null : pairs.find(item.event.arn, item.awsAccountId)
    if (item === undefined || pair === null) continue
    const text = item.eventDescription?.latestDescription ?? null
    details.set(pair, { ...pair, event: jsonOf(item.event), text, metadata: item.eventMetadata })
  }
  const refusals = new Map(
    readRefused(asked, failed).map((refused) => [pairs.find(refused.arn, refused.account), refused]),
  )
  const refused = asked.flatMap((pair) => {
    if (details.has(pair)) return []
    const message = 'AWS Health said nothing about it'
    return [refusals.get(pair) ?? { ...pair, name: NOT_ANSWERED, message }]
  })
  return { details: [...details.values()], refused }
}

/** What AWS would not answer for. */
export function readRefused(asked: readonly EventAt[], failed: unknown): RefusedDetail[] {
  const pairs = createPairs(asked)
  return arrayOf(failed).flatMap((received) => {
    const item = RefusedItem.safeParse(received).data
    const pair = item === undefined ? null : pairs.find(item.eventArn, item.awsAccountId)
    return pair === null ? [] : [{ ...pair, name: item?.errorName ?? 'Failed', message: item?.errorMessage ?? '' }]
  })
}

/** Finds which of the pairs asked for an item of the answer belongs to. */
export function createPairs(asked: readonly EventAt[]): {
  /** Null where the item cannot be told to belong to one of them. An account that AWS leaves out is looked up. */
  find(arn: string | null, account: string | null): EventAt | null
} {
  return {
    find(arn, account) {
      const ofEvent = asked.filter((pair) => pair.arn === arn || (arn === null && asked.length === 1))
      const [first, ...others] = ofEvent
      const exact = ofEvent.find((pair) => pair.account === account)
      if (exact !== undefined) return exact
      // The form of one account names none, and neither does everybody's answer to somebody's question.
      return account === null && others.length === 0 ? (first ?? null) : null
    },
  }
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
