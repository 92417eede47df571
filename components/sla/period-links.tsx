/** Other periods of the list: the months that can still be claimed, and years. */
import type { Route } from 'next'
import Link from 'next/link'
import { type Period, parsePeriod } from '@/lib/domain/impact/period'

interface PeriodLinksProps {
  period: Period
  /** The list for another period, by its key. */
  hrefOf: (key: string) => Route
  /** ms */
  now: number
}

const USUAL = [
  ['Last 90 days', 'last-90-days'],
  ['This month', 'this-month'],
  ['Last month', 'last-month'],
  ['Last quarter', 'last-quarter'],
  ['This year', 'this-year'],
  ['Last year', 'last-year'],
] as const

export function PeriodLinks({ period, hrefOf, now }: PeriodLinksProps) {
  const choices = USUAL.flatMap(([label, words]) => {
    const key = parsePeriod(words, period.zone, now)?.key
    return key === undefined ? [] : [{ label, key }]
  })
  return (
    <nav aria-label="Period" className="print:hidden">
      <ul className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
        {choices.map(({ label, key }) => (
          <li key={label}>
            <Link
              href={hrefOf(key)}
              prefetch={false}
              aria-current={key === period.key ? 'page' : undefined}
              className="inline-block py-1 text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
