/** What a check is about: why it matters, how to mend it, what is read for it, how long that counts. */

import type { Check } from '@/lib/domain/evidence/check'
import { EVIDENCE_PERMISSIONS } from '@/lib/domain/evidence/evidence-permissions'
import { formatSpan } from '@/lib/domain/format-time'
import type { CheckSummary } from '@/lib/evidence/contract'
import { reasonFor } from './check-reasons'
import { accountsWords } from './count-words'

interface CheckFactsProps {
  check: Check
  /** Over the accounts that are shown; null where none is. */
  summary: CheckSummary | null
}

export function CheckFacts({ check, summary }: CheckFactsProps) {
  const { id, kind, scope, mend, freshnessMs } = check
  const actions = actionsOf(check)
  const reason = reasonFor(id)
  return (
    <dl className="flex flex-col gap-2.5 text-sm [&_dd]:text-pretty [&_dt]:text-xs [&_dt]:text-ink-muted">
      {reason === null ? null : (
        <div>
          <dt>Why</dt>
          <dd>{reason}</dd>
        </div>
      )}
      <div>
        <dt>How to mend it</dt>
        <dd>{mend}</dd>
      </div>
      <div>
        <dt>Judged</dt>
        <dd>
          {kind === 'semi' ? 'by a person, on what the machine collects' : 'by the machine'},{' '}
          {scope === 'organization' ? 'once for the organization' : 'in each account'}; fresh for{' '}
          {formatSpan(freshnessMs)}
        </dd>
      </div>
      {summary === null || summary.unchecked.length === 0 ? null : (
        <div>
          <dt>Not checked</dt>
          {summary.unchecked.map(({ why, accounts }) => (
            <dd key={why}>
              {why}: {accountsWords(accounts)}
            </dd>
          ))}
        </div>
      )}
      <div>
        <dt>Read for it</dt>
        {actions.map((action) => (
          <dd key={action} className="font-mono text-xs wrap-anywhere">
            {action}
          </dd>
        ))}
      </div>
    </dl>
  )
}

/** The calls that give what the check needs or uses. */
function actionsOf({ needs, needsOneOf = [], uses }: Check): string[] {
  const kinds: ReadonlySet<string> = new Set([...needs, ...needsOneOf, ...uses])
  return [...new Set(EVIDENCE_PERMISSIONS.filter(({ kind }) => kinds.has(kind)).map(({ action }) => action))]
}
