/** Reads one page of a listing of AWS Health: an item that cannot be used is reported and costs only itself. */
import { SourceError } from '@/lib/errors'
import { arnNamedBy, LONGEST_ARN } from '@/lib/sources/public-feed/health-arn'
import { createUnreadableReport, UnreadableItem } from '@/lib/sources/public-feed/unreadable'
import type { Unreadable } from '@/lib/sources/source'
import { EventItem, instantOfIso, jsonOf } from './health-items'
import type { ListedEvent } from './reader'

/**
 * The list that an answer must hold.
 * @throws {SourceError} of kind `parse` when it holds none: an empty answer is not an answer of nothing
 */
export function listIn(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value
  throw new SourceError('parse', `AWS Health answered without a list of ${what}`)
}

/** The events of a page, in its order. */
export function readListing(items: readonly unknown[]): { events: ListedEvent[]; unreadable: Unreadable[] } {
  const report = createUnreadableReport()
  const events = items.flatMap((item, index) => {
    try {
      return [readListed(item)]
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error
      report.addLost(`event ${index + 1} of a page of AWS Health`, error.message, item, arnNamedBy(item))
      return []
    }
  })
  return { events, unreadable: report.lines() }
}

function readListed(received: unknown): ListedEvent {
  const read = EventItem.safeParse(received)
  if (!read.success) throw new UnreadableItem('it is not an event')
  const item = read.data
  if (item.arn === null) throw new UnreadableItem('it has no ARN')
  if (item.arn.length > LONGEST_ARN) throw new UnreadableItem(`its ARN is longer than ${LONGEST_ARN} characters`)
  const lastUpdatedAt = instantOfIso(item.lastUpdatedTime ?? item.startTime)
  if (lastUpdatedAt === null) throw new UnreadableItem('it has neither a time of its last update nor of its start')
  return {
    arn: item.arn,
    lastUpdatedAt,
    status: item.statusCode ?? '',
    listed: jsonOf(item),
  }
}
