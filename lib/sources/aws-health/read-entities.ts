/** Reads a page of resources that AWS Health names as affected. */
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import type { Unreadable } from '@/lib/sources/source'
import { EntityItem, instantOfIso } from './health-items'
import { createPairs } from './read-details'
import type { EntityAt, EventAt } from './reader'

/** The resources of a page, in its order; what cannot be told to be anybody's is reported. */
export function readEntities(
  asked: readonly EventAt[],
  items: readonly unknown[],
): { entities: EntityAt[]; unreadable: Unreadable[] } {
  const report = createUnreadableReport()
  const pairs = createPairs(asked)
  const entities = items.flatMap((received, index) => {
    const where = `resource ${index + 1} of a page of AWS Health`
    const item = EntityItem.safeParse(received).data
    const value = item?.entityValue ?? item?.entityArn ?? null
    if (item === undefined || value === null) {
      report.add(where, 'it has neither a value nor an ARN', received)
      return []
    }
    const pair = pairs.find(item.eventArn, item.awsAccountId)
    const arn = item.eventArn ?? pair?.arn
    const account = item.awsAccountId ?? pair?.account
    if (!arn || !account) {
      report.add(where, `it does not say which ${arn ? 'account' : 'event'} it belongs to`, received)
      return []
    }
    const { entityArn, statusCode } = item
    const entity = { value, arn: entityArn, status: statusCode, lastUpdatedAt: instantOfIso(item.lastUpdatedTime) }
    return [{ arn, account, entity }]
  })
  return { entities, unreadable: report.lines() }
}
