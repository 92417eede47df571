/** Narrows the accounts of a check to those of one verdict, with how many there are of each. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { VerdictSwatch } from '@/components/ui/verdict-swatch'
import type { VerdictCounts } from '@/lib/evidence/contract'
import type { VerdictFilter } from '@/lib/evidence/filter'
import { countWord, presentVerdicts, total } from './count-words'
import { checkHref } from './iam-href'

interface VerdictTabsProps {
  check: string
  filter: VerdictFilter
  /** Of the filter's scope, whatever the verdict. */
  counts: VerdictCounts
}

const BASE = 'inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-xs font-medium whitespace-nowrap tabular'

export function VerdictTabs({ check, filter, counts }: VerdictTabsProps) {
  const chosen = filter.verdict
  const look = (isOn: boolean) =>
    classNames(
      BASE,
      isOn ? 'border-accent bg-accent-soft text-ink' : 'border-line bg-surface text-ink-muted hover:bg-sunken',
    )
  return (
    <nav aria-label="Verdict" className="mb-2 flex flex-wrap gap-1.5">
      <Link
        href={checkHref(check, { ...filter, verdict: [] })}
        aria-current={chosen.length === 0 ? 'true' : undefined}
        prefetch={false}
        className={look(chosen.length === 0)}
      >
        all {total(counts).toLocaleString('en-US')}
      </Link>
      {presentVerdicts(counts).map((verdict) => (
        <Link
          key={verdict}
          href={checkHref(check, { ...filter, verdict: [verdict] })}
          aria-current={chosen.includes(verdict) ? 'true' : undefined}
          prefetch={false}
          className={look(chosen.includes(verdict))}
        >
          <VerdictSwatch verdict={verdict} /> {countWord(verdict, counts[verdict])}
        </Link>
      ))}
    </nav>
  )
}
