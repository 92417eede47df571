/** Which period is shown: the one before and after, other lengths, the usual ones, and any days. */
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { FilterForm } from '@/components/ui/filter-form'
import { lastDayOf, type Period } from '@/lib/domain/impact/period'
import { formatImpactFilter, type ImpactFilter } from '@/lib/impact/filter'
import { impactHref } from './impact-href'

/** A period to go to. */
export interface PeriodChoice {
  /** "Last quarter" */
  label: string
  key: string
}

interface PeriodPickerProps {
  period: Period
  filter: ImpactFilter
  /** Names of the periods beside this one. */
  before: PeriodChoice
  after: PeriodChoice
  /** Weeks, months … that hold or begin this one, and the usual ones. */
  choices: readonly PeriodChoice[]
}

export function PeriodPicker({ period, filter, before, after, choices }: PeriodPickerProps) {
  const href = (key: string) => impactHref({ period: { key, zone: period.zone }, filter })
  return (
    <nav aria-label="Period" className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
      <span className="flex flex-wrap gap-1">
        <Step label={`← ${before.label}`} href={href(before.key)} />
        <Step label={`${after.label} →`} href={href(after.key)} />
      </span>
      <ul className="flex gap-x-3 gap-y-1 text-sm max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap">
        {choices.map(({ label, key }) => (
          <li key={label}>
            <Link
              href={href(key)}
              prefetch={false}
              aria-current={key === period.key ? 'page' : undefined}
              className="inline-block py-1 whitespace-nowrap text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <Days period={period} filter={filter} />
    </nav>
  )
}

function Step({ label, href }: { label: string; href: Route }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass('secondary', 'sm')}>
      {label}
    </Link>
  )
}

/** Any days: the form names the first and the last one. */
function Days({ period, filter }: Pick<PeriodPickerProps, 'period' | 'filter'>) {
  const hidden = [['zone', period.zone], ...formatImpactFilter(filter)]
  const field = 'field-text h-7 rounded-md border border-line-field bg-surface px-1.5 text-ink'
  return (
    <FilterForm
      action={'/impact' as Route}
      key={period.key}
      label="Any days"
      className="flex flex-wrap items-center gap-1.5 text-sm text-ink-muted"
    >
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="flex items-center gap-1.5">
        <span className="max-sm:sr-only">from</span>
        <input type="date" name="first" required defaultValue={period.firstDay} className={field} />
      </label>
      <label className="flex items-center gap-1.5">
        to
        <input type="date" name="last" required defaultValue={lastDayOf(period)} className={field} />
      </label>
      <Button type="submit" size="sm">
        Show
      </Button>
    </FilterForm>
  )
}
