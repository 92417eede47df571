/** How long it was by each of the four clocks, side by side. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { figureText } from '@/lib/domain/impact/compare'
import { CLOCK_MEANING, CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import { capital, counted } from '@/lib/domain/impact/letter-words'
import type { ClockMinutes } from '@/lib/impact/contract'
import { type ImpactPlace, rowsHref } from './impact-href'

interface ClockMinutesTableProps {
  clocks: readonly ClockMinutes[]
  place: ImpactPlace
  /** What the period before is called; null: nothing is compared. */
  previous: string | null
}

export function ClockMinutesTable({ clocks, place, previous }: ClockMinutesTableProps) {
  const longest = Math.max(1, ...clocks.map(({ minutes }) => minutes))
  return (
    <ul className="flex flex-col gap-2">
      {clocks.map((clock) => (
        <li key={clock.clock} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3">
          <Link
            href={rowsHref('minutes', { ...place, filter: { ...place.filter, clock: clock.clock } })}
            prefetch={false}
            title={`By ${CLOCK_MEANING[clock.clock]}`}
            className={classNames('text-sm hover:underline', clock.clock === place.filter.clock && 'font-semibold')}
          >
            {capital(CLOCK_PHRASES[clock.clock])}
          </Link>
          <span className="tabular text-sm font-semibold">{told(clock)}</span>
          <span aria-hidden className="col-span-full mt-1 h-1 rounded-sm bg-sunken print:hidden">
            <span
              className="block h-full rounded-sm bg-ink-muted"
              style={{ width: `${(clock.minutes / longest) * 100}%` }}
            />
          </span>
          <span className="col-span-full mt-0.5 text-xs text-ink-muted">{clockNote(clock, previous)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Nothing told is no nought. */
function told({ minutes, incidents, endUnknown }: ClockMinutes): string {
  if (incidents === 0) return endUnknown.length > 0 ? 'end unknown' : 'tells nothing'
  return figureText(minutes, 'minutes')
}

function clockNote({ incidents, endUnknown, before }: ClockMinutes, previous: string | null): string {
  return [
    counted(incidents, 'incident'),
    endUnknown.length > 0 ? `${endUnknown.length} more without a known end` : '',
    previous !== null && before !== null
      ? `${previous}: ${before === 0 ? 'no time told' : figureText(before, 'minutes')}`
      : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
