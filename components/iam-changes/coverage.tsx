/** How far the calls of the window are known: told before what they are. */
import { FormNotice } from '@/components/ui/form-notice'
import { coverageSentence, waitingSentence } from '@/lib/domain/iam-changes/coverage-words'
import type { CoverageView } from '@/lib/iam-changes/contract'

export function Coverage({ coverage }: { coverage: CoverageView }) {
  const waiting = waitingSentence(coverage)
  const { refused, partly, none } = coverage
  return (
    <FormNotice tone="note">
      <p className={partly + none > 0 ? 'font-medium' : undefined}>{coverageSentence(coverage)}</p>
      {waiting === null ? null : <p className="text-ink-muted">{waiting}</p>}
      {refused.length === 0 ? null : (
        <ul className="mt-1 flex flex-col gap-0.5 text-ink-muted">
          {refused.map(({ why, accounts }) => (
            <li key={why} className="break-words">
              {accounts === 1 ? 'Refused in 1 account' : `Refused in ${accounts.toLocaleString('en-US')} accounts`}:{' '}
              {why}
            </li>
          ))}
        </ul>
      )}
    </FormNotice>
  )
}
