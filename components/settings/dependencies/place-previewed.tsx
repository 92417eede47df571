/** In which accounts a workload runs, and why in each. */
import type { PlacedAccount, PlacePreview } from '@/lib/workloads/contract'
import { countWords } from './dependency-words'

interface PlacePreviewedProps {
  preview: PlacePreview
  /** False: it is only looked at. */
  saved: boolean
  /** Shows the accounts at once. */
  open: boolean
}

const BY: Readonly<Record<PlacedAccount['by'][number], string>> = { listed: 'listed', team: 'team', tag: 'tag' }

export function PlacePreviewed({ preview: { count, unknown, left, accounts }, saved, open }: PlacePreviewedProps) {
  const runs = saved ? 'It runs in' : 'It would run in'
  const whole = count + left
  return (
    <div className="min-w-0 border-t border-line pt-3">
      <p role="status" className="text-sm text-pretty">
        <span className="font-medium">
          {runs} {count === 0 ? 'no account' : countWords(count, 'account')}
        </span>
        <span className="text-ink-muted">
          {unknown === 0 ? null : `, of which the directory does not know ${unknown.toLocaleString('en-US')}`}.
          {left === 0 ? null : ` ${countWords(left, 'further account')} left: nothing is inferred of these.`}
          {count === 0 ? ' Workloads that depend on it are still found.' : null}
        </span>
      </p>
      {whole === 0 ? null : (
        <details key={String(open)} open={open || undefined} className="mt-1">
          <summary className="w-fit text-sm text-accent hover:underline">
            {accounts.length < whole ? `The first ${accounts.length}` : 'Which they are'}
          </summary>
          <ul className="mt-1.5 grid gap-x-6 sm:grid-cols-2">
            {accounts.map((account) => (
              <AccountLine key={account.id} account={account} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function AccountLine({ account: { id, name, hasLeft, by } }: { account: PlacedAccount }) {
  return (
    <li className="flex min-w-0 items-baseline gap-2 border-b border-line py-1 text-sm">
      <span className="min-w-0 flex-1 truncate" title={name ?? undefined}>
        {name ?? <span className="text-ink-muted">not in the directory</span>}
        {hasLeft ? <span className="text-ink-muted"> (left)</span> : null}
      </span>
      <span className="tabular font-mono text-xs">{id}</span>
      <span className="w-24 shrink-0 truncate text-xs text-ink-muted">{by.map((each) => BY[each]).join(', ')}</span>
    </li>
  )
}
