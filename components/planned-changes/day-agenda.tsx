/** The days of a month that hold a planned change, one below the other: where a grid has no room. */
import { dayWords } from '@/lib/domain/planned-changes/change-days'
import type { CalendarChange } from '@/lib/planned-changes/contract'
import { CalendarBar } from './calendar-bar'

interface DayAgendaProps {
  month: string
  today: string
  zone: string
  changes: readonly CalendarChange[]
}

export function DayAgenda({ month, today, zone, changes }: DayAgendaProps) {
  const days = new Map<string, CalendarChange[]>()
  for (const change of changes) {
    // What began in an earlier month stands on the first day.
    const day = change.firstDay < `${month}-01` ? `${month}-01` : change.firstDay
    if (!day.startsWith(month) || change.lastDay < `${month}-01`) continue
    days.set(day, [...(days.get(day) ?? []), change])
  }
  if (days.size === 0) return <p className="text-sm text-ink-muted sm:hidden">Nothing is planned in this month.</p>
  return (
    <ol className="flex flex-col gap-4 sm:hidden">
      {[...days]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([day, here]) => (
          <li key={day}>
            <h3 className="mb-1 text-sm font-semibold">
              <time dateTime={day}>{dayWords(day)}</time>
              {day === today ? <span className="ml-2 font-normal text-accent">today</span> : null}
            </h3>
            <ul className="flex flex-col gap-1">
              {here.map((change) => (
                <li key={change.id}>
                  <CalendarBar change={change} zone={zone} withClock />
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}
