/** The roll-up: every check by section of the checklist. */
import type { CheckSummary } from '@/lib/evidence/contract'
import type { TrendView } from '@/lib/evidence/contract-pages'
import type { EvidenceScope } from '@/lib/evidence/filter'
import { CheckLine } from './check-line'
import { bySection } from './section-words'

interface PostureSectionsProps {
  checks: readonly CheckSummary[]
  scope: EvidenceScope
  trend: TrendView
}

export function PostureSections({ checks, scope, trend }: PostureSectionsProps) {
  return bySection(checks).map(({ letter, name, checks: own }) => (
    <section key={letter} aria-label={name} className="mb-6 min-w-0">
      <h2 className="mb-1 flex items-baseline gap-2 text-base font-semibold">
        <span className="font-mono text-xs font-normal text-ink-muted">{letter}</span> {name}
        <span className="text-xs font-normal text-ink-muted">{failingWords(own)}</span>
      </h2>
      <ul>
        {own.map((summary) => (
          <CheckLine key={summary.check} summary={summary} scope={scope} trend={trend.checks[summary.check]} />
        ))}
      </ul>
    </section>
  ))
}

function failingWords(checks: readonly CheckSummary[]): string {
  const failing = checks.filter(({ counts }) => counts.fail > 0).length
  return failing === 0 ? '' : `${failing} of ${checks.length} ${failing === 1 ? 'fails' : 'fail'} somewhere`
}
