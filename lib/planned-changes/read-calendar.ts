/** Reads planned changes as a calendar (RFC 5545), batch after batch. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { CALENDAR_FOOT, calendarEntry, calendarHead } from '@/lib/domain/planned-changes/calendar-text'
import { readConfiguration } from '@/lib/env.mjs'
import { streamCsv } from '@/lib/wire/stream-csv'
import { calendarEntryOf } from './calendar-entry'
import { countedAccounts } from './change-sql'
import type { ChosenChange } from './choose-changes'
import type { ChangeFilter } from './filter'
import { findChanges, readListed } from './read'
import { readRevisions } from './read-revisions'

const BATCH = 200
/** What was over so long ago is left out, in ms. */
const REMEMBERED = 366 * 86_400_000

/** What a calendar is made for. */
export interface CalendarRequest {
  /** As programs show it. */
  name: string
  filter: ChangeFilter
  visible: VisibleAccounts
  /** ms */
  now: Instant
}

/** The calendar in UTF-8: what is not over, and what was within a year. */
export async function streamCalendar({
  name,
  filter,
  visible,
  now,
}: CalendarRequest): Promise<ReadableStream<Uint8Array>> {
  const { changes, scope } = await findChanges(filter, visible, now)
  const told = changes.filter((change) => isTold(change, now))
  const origin = readConfiguration().publicUrl
  let place = 0
  return streamCsv('changes', calendarHead(name), async () => {
    const batch = told.slice(place, place + BATCH)
    place += BATCH
    const isLast = place >= told.length
    const ids = batch.map(({ tally }) => tally.id)
    const [views, revisions] = await Promise.all([
      readListed(batch, scope, now),
      readRevisions(ids, countedAccounts(scope)),
    ])
    const lines = views.flatMap((view) => {
      const revision = revisions.get(view.id)
      return revision === undefined ? [] : [calendarEntry(calendarEntryOf(view, revision, origin))]
    })
    return { lines: isLast ? [...lines, CALENDAR_FOOT] : lines, isLast }
  })
}

function isTold({ group, tally }: ChosenChange, now: Instant): boolean {
  return group !== 'over' || Math.max(tally.startsAt, tally.endsAt ?? tally.startsAt) > now - REMEMBERED
}

/** The answer that calendar programs read, and browsers save. */
export function calendarAnswer(calendar: ReadableStream<Uint8Array>): Response {
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="faultline-planned-changes.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
