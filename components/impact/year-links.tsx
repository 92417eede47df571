/** Leads to the summary of one service, year by year. */
import Link from 'next/link'
import { NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { impactHref } from './impact-href'

interface YearLinksProps {
  /** "IAM" */
  name: string
  service: string
  years: readonly number[]
  zone: string
}

/** A record of decades is not offered whole. */
const MOST = 12

export function YearLinks({ name, service, years, zone }: YearLinksProps) {
  if (years.length === 0) return null
  return (
    <nav
      aria-label={`${name} year by year`}
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm print:hidden"
    >
      <span className="text-ink-muted">{name} year by year</span>
      {years.slice(-MOST).map((year) => (
        <Link
          key={year}
          href={impactHref({
            period: { key: String(year), zone },
            filter: { ...NO_IMPACT_FILTER, service: [service] },
          })}
          prefetch={false}
          className="inline-flex min-h-6 items-center tabular text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          <span className="sr-only">{name} in </span>
          {year}
        </Link>
      ))}
    </nav>
  )
}
