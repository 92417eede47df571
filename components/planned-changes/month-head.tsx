/** Which month is shown, and the ways to the ones beside it. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { addMonths, isMonth } from '@/lib/domain/planned-changes/month-grid'
import { clockParts } from '@/lib/domain/zone'
import type { ChangesView } from '@/lib/planned-changes/view-state'
import { changesHref } from './changes-href'

interface MonthHeadProps {
  month: string
  /** The month of today. */
  thisMonth: string
  /** IANA name of the zone whose days are shown. */
  zone: string
  shown: ChangesView
}

export function MonthHead({ month, thisMonth, zone, shown }: MonthHeadProps) {
  const beside = [
    { step: -1, label: 'The month before', Mark: ChevronLeft },
    { step: 1, label: 'The month after', Mark: ChevronRight },
  ]
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <h2 className="min-w-36 text-base font-semibold">{monthName(month)}</h2>
      <nav aria-label="Months" className="flex gap-1 print:hidden">
        {beside.map(({ step, label, Mark }) => {
          const to = addMonths(month, step)
          if (!isMonth(to)) return null
          return (
            <Link
              key={step}
              href={changesHref({ ...shown, view: 'calendar', month: to })}
              prefetch={false}
              aria-label={`${label}, ${monthName(to)}`}
              title={monthName(to)}
              className={buttonClass('secondary', 'md', 'px-2')}
            >
              <Mark aria-hidden size={16} />
            </Link>
          )
        })}
        {month === thisMonth ? null : (
          <Link
            href={changesHref({ ...shown, view: 'calendar', month: null })}
            prefetch={false}
            className={buttonClass('quiet')}
          >
            Today
          </Link>
        )}
      </nav>
      <p className="text-xs text-ink-muted">Days in {zone}; where AWS names days alone, those.</p>
    </div>
  )
}

/** "Dec 2026" */
function monthName(month: string): string {
  const { month: name, year } = clockParts(Date.parse(`${month}-01`), 'UTC')
  return `${name} ${year}`
}
