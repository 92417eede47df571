/** The roll-up: every check by section of the checklist. */
import type { CheckSummary } from '@/lib/evidence/contract'
import type { TrendView } from '@/lib/evidence/contract-pages'
import type { EvidenceScope } from '@/lib/evidence/filter'
import { CheckLine, lowerFirst } from './check-line'
import { type CommonReason, commonReasons, ownReasons } from './common-reasons'
import { accountsWords } from './count-words'
import { bySection } from './section-words'

interface PostureSectionsProps {
  checks: readonly CheckSummary[]
  scope: EvidenceScope
  trend: TrendView
}

export function PostureSections({ checks, scope, trend }: PostureSectionsProps) {
  const common = commonReasons(checks)
  const sections = bySection(checks).map(({ letter, name, checks: own }) => (
    <section key={letter} aria-label={name} className="mb-6 min-w-0">
      <h2 className="mb-1 flex items-baseline gap-2 text-base font-semibold">
        <span className="font-mono text-xs font-normal text-ink-muted">{letter}</span> {name}
        <span className="text-xs font-normal text-ink-muted">{failingWords(own)}</span>
      </h2>
      <ul>
        {own.map((summary) => (
          <CheckLine
            key={summary.check}
            summary={{ ...summary, unchecked: ownReasons(summary.unchecked, common) }}
            scope={scope}
            trend={trend.checks[summary.check]}
          />
        ))}
      </ul>
    </section>
  ))
  return (
    <>
      {common.length === 0 ? null : <Common reasons={common} />}
      {sections}
    </>
  )
}

/** What keeps many checks from being made stands once, above them. */
function Common({ reasons }: { reasons: readonly CommonReason[] }) {
  return (
    <ul aria-label="Why much is not checked" className="mb-4 text-sm text-ink-muted">
      {reasons.map(({ why, accounts, checks }) => (
        <li key={`${why} ${accounts}`}>
          {checks.toLocaleString('en-US')} checks are not made in {accountsWords(accounts)}: {lowerFirst(why)}.
        </li>
      ))}
    </ul>
  )
}

function failingWords(checks: readonly CheckSummary[]): string {
  const failing = checks.filter(({ counts }) => counts.fail > 0).length
  return failing === 0 ? '' : `${failing} of ${checks.length} ${failing === 1 ? 'fails' : 'fail'} somewhere`
}
