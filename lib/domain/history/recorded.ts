/** For which time everything is on record that AWS says in public. Outside of it outages may be missing. */

import { type ClosedSpan, clipped, unionSpans } from '@/lib/domain/impact/minutes'
import type { Instant } from '../health-event'

export interface RecordFacts {
  /** When the list of current events was read as often as it should be, oldest first. */
  currentRead: readonly ClosedSpan[]
  /** The same for AWS's archive of past events. */
  archiveRead: readonly ClosedSpan[]
  /** When the oldest event began that the public feed showed; null where it showed none. */
  oldestAt: Instant | null
}

/** AWS keeps about so many months in its archive (observed; it promises none). */
const ARCHIVE_MONTHS = 12

/**
 * The list of current events tells while it is read. The archive, whenever it is read whole, tells of the year before that, but
 * of nothing before its oldest event: it may hold less than a year. A gap in reading is closed by the next reading of the
 * archive, within a year. What the bundled history holds was chosen, not complete: it makes nothing known.
 * @param now ms; nothing later is on record
 */
export function recordedSpans({ currentRead, archiveRead, oldestAt }: RecordFacts, now: Instant): ClosedSpan[] {
  const told =
    oldestAt === null
      ? []
      : archiveRead.map(([from, to]): ClosedSpan => [Math.max(monthsBefore(from, ARCHIVE_MONTHS), oldestAt), to])
  return unionSpans([clipped([...currentRead, ...told], Number.NEGATIVE_INFINITY, now)])
}

function monthsBefore(at: Instant, months: number): Instant {
  const date = new Date(at)
  return date.setUTCMonth(date.getUTCMonth() - months)
}
