/** A month of planned changes, drawn by the server: weeks with bars; on narrow screens the days that hold something. */
import Link from 'next/link'
import { addDays, startOfDay } from '@/lib/domain/impact/period'
import { dayWords } from '@/lib/domain/planned-changes/change-days'
import { type MonthWeek, monthGrid, type WeekBar } from '@/lib/domain/planned-changes/month-grid'
import type { CalendarChange } from '@/lib/planned-changes/contract'
import type { ChangesView } from '@/lib/planned-changes/view-state'
import { CalendarBar } from './calendar-bar'
import { changesHref } from './changes-href'
import { DayAgenda } from './day-agenda'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Bars that a day shows. */
const LANES = 5

interface MonthCalendarProps {
  /** "2026-05" */
  month: string
  /** YYYY-MM-DD, of the reader. */
  today: string
  /** IANA name. */
  zone: string
  changes: readonly CalendarChange[]
  shown: ChangesView
}

export function MonthCalendar({ month, today, zone, changes, shown }: MonthCalendarProps) {
  return (
    <>
      <div className="hidden overflow-hidden rounded-md border border-line bg-surface sm:block">
        <div aria-hidden className="grid grid-cols-7 border-b border-line bg-sunken text-xs font-medium text-ink-muted">
          {WEEKDAYS.map((name) => (
            <span key={name} className="px-2 py-1">
              {name}
            </span>
          ))}
        </div>
        <ol>
          {monthGrid(month, changes, LANES).map((week) => (
            <Week key={week.days[0]} week={week} month={month} today={today} zone={zone} shown={shown} />
          ))}
        </ol>
      </div>
      <DayAgenda month={month} today={today} zone={zone} changes={changes} />
    </>
  )
}

interface WeekProps extends Omit<MonthCalendarProps, 'changes'> {
  week: MonthWeek<CalendarChange>
}

function Week({ week: { days, bars, hidden }, month, today, zone, shown }: WeekProps) {
  return (
    <li className="relative grid min-h-24 grid-cols-7 content-start gap-y-0.5 border-line pb-1 not-first:border-t">
      <Ground days={days} month={month} />
      {days.map((day, column) => (
        <time
          key={day}
          dateTime={day}
          aria-current={day === today ? 'date' : undefined}
          style={{ gridColumn: column + 1, gridRow: 1 }}
          className={`tabular relative m-1 size-6 rounded-full text-center text-xs leading-6 aria-[current=date]:bg-accent aria-[current=date]:font-semibold aria-[current=date]:text-accent-ink ${day.startsWith(month) ? 'text-ink' : 'text-ink-faint'}`}
        >
          <span aria-hidden>{Number(day.slice(8))}</span>
          <span className="sr-only">{dayWords(day)}</span>
        </time>
      ))}
      {bars.map((bar) => (
        <PlacedBar key={bar.item.id} bar={bar} zone={zone} />
      ))}
      {hidden.map((count, column) =>
        count === 0 ? null : (
          <Link
            key={days[column]}
            href={changesHref({ ...shown, view: 'list', filter: dayFilter(shown, days[column] ?? '', zone) })}
            prefetch={false}
            style={{ gridColumn: column + 1, gridRow: LANES + 2 }}
            className="relative min-w-0 truncate px-2 text-xs text-accent hover:underline"
          >
            {count.toLocaleString('en-US')} more<span className="sr-only"> on {dayWords(days[column] ?? '')}</span>
          </Link>
        ),
      )}
    </li>
  )
}

/** The lines between days, and the grey of days beside the month, behind everything. */
function Ground({ days, month }: { days: readonly string[]; month: string }) {
  return (
    <span aria-hidden className="absolute inset-0 grid grid-cols-7">
      {days.map((day) => (
        <span key={day} className={`border-line not-first:border-l ${day.startsWith(month) ? '' : 'bg-canvas'}`} />
      ))}
    </span>
  )
}

function PlacedBar({ bar, zone }: { bar: WeekBar<CalendarChange>; zone: string }) {
  return (
    <div
      style={{ gridColumn: `${bar.column + 1} / span ${bar.days}`, gridRow: bar.lane + 2 }}
      className="relative min-w-0 px-1"
    >
      <CalendarBar change={bar.item} zone={zone} isContinued={bar.isContinued} goesOn={bar.goesOn} />
    </div>
  )
}

function dayFilter({ filter }: ChangesView, day: string, zone: string): ChangesView['filter'] {
  return { ...filter, from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) }
}
