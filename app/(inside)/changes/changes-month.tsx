/** Planned changes of one month, as a calendar. */
import { ChangesTotals } from '@/components/planned-changes/changes-totals'
import { MonthCalendar } from '@/components/planned-changes/month-calendar'
import { MonthHead } from '@/components/planned-changes/month-head'
import { dayKey } from '@/lib/domain/format-time'
import { readMonth } from '@/lib/planned-changes/read'
import type { ChangesPartProps } from './changes-list'
import { NoChanges } from './no-changes'

export async function ChangesMonth({ shown, zone, principal, now }: ChangesPartProps) {
  const today = dayKey(now, zone)
  const month = shown.month ?? today.slice(0, 7)
  const { changes, count, totals } = await readMonth(shown.filter, { month, zone, now }, principal.accounts)
  if (totals.total === 0) return <NoChanges shown={{ ...shown, cursor: null }} principal={principal} />
  return (
    <>
      <ChangesTotals totals={totals} shown={shown} />
      <MonthHead month={month} thisMonth={today.slice(0, 7)} zone={zone} shown={shown} />
      {count > changes.length ? (
        <p className="mb-3 text-sm text-ink-muted">
          The first {changes.length.toLocaleString('en-US')} of {count.toLocaleString('en-US')} changes of these weeks
          are drawn: filter by service, Region or team to see the others.
        </p>
      ) : null}
      <MonthCalendar month={month} today={today} zone={zone} changes={changes} shown={shown} />
    </>
  )
}
