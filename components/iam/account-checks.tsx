/** Every check of one account, by section: verdict, what was found, since when. */
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { VerdictMark } from '@/components/ui/verdict-mark'
import { VERDICTS } from '@/lib/domain/evidence/verdict'
import type { VerdictCounts, VerdictView } from '@/lib/evidence/contract'
import { NO_VERDICT_FILTER } from '@/lib/evidence/filter'
import { countWord, presentVerdicts } from './count-words'
import { checkHref } from './iam-href'
import { bySection, type SectionOfChecks } from './section-words'
import { VerdictCell } from './verdict-cell'

interface AccountChecksProps {
  verdicts: readonly VerdictView[]
  /** The moment that is asked for; null: now. */
  at: string | null
}

const ROWS_KEPT = 200

export function AccountChecks({ verdicts, at }: AccountChecksProps) {
  const counts = countsOf(verdicts)
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-3 text-sm tabular">
        {presentVerdicts(counts).map((verdict) => (
          <VerdictMark key={verdict} verdict={verdict} word={countWord(verdict, counts[verdict])} withWord />
        ))}
      </p>
      {bySection(verdicts).map((section) => (
        <Section key={section.letter} section={section} at={at} />
      ))}
    </>
  )
}

/** How many checks have which verdict. */
function countsOf(verdicts: readonly VerdictView[]): VerdictCounts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as VerdictCounts
  for (const { verdict } of verdicts) counts[verdict]++
  return counts
}

interface SectionProps {
  section: SectionOfChecks<VerdictView>
  at: string | null
}

function Section({ section: { letter, name, checks }, at }: SectionProps) {
  return (
    <section aria-label={name} className="mb-6 min-w-0">
      <h2 className="mb-1 flex items-baseline gap-2 text-base font-semibold">
        <span className="font-mono text-xs font-normal text-ink-muted">{letter}</span> {name}
      </h2>
      <ul>
        {checks.map((view) => (
          <li
            key={view.check}
            className="grid gap-x-4 gap-y-0.5 border-t border-line py-2 text-sm sm:grid-cols-[2.25rem_8rem_minmax(0,1fr)]"
          >
            <span className="font-mono text-xs leading-5 text-ink-muted max-sm:hidden">{view.check}</span>
            <span>
              <VerdictMark verdict={view.verdict} withWord />
              {view.since === null ? null : (
                <span className="block text-xs text-ink-muted max-sm:ml-2 max-sm:inline">
                  since <RelativeTime at={view.since} />
                </span>
              )}
            </span>
            <div className="min-w-0">
              <Link
                href={checkHref(view.check, { ...NO_VERDICT_FILTER, at })}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {view.title}
              </Link>
              <VerdictCell view={view} mostRows={ROWS_KEPT} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
