/** The accounts of a team, each leading to its page; those of which it is not known what they use are marked. */
import type { Route } from 'next'
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { Fold } from '@/components/ui/fold'
import type { TeamAccountView } from '@/lib/exposure/contract'

/** Accounts that stand in view; the rest is folded. */
const SHOWN = 12

export function ExposureTeamAccounts({ accounts }: { accounts: readonly TeamAccountView[] }) {
  if (accounts.length === 0) return <p className="text-sm text-ink-muted">It owns no account that you can see.</p>
  const rest = accounts.length - SHOWN
  return (
    <>
      <List accounts={rest > 1 ? accounts.slice(0, SHOWN) : accounts} />
      {rest > 1 ? (
        <Fold label={`${rest.toLocaleString('en-US')} more accounts`}>
          <div className="max-h-96 overflow-y-auto">
            <List accounts={accounts.slice(SHOWN)} />
          </div>
        </Fold>
      ) : null}
    </>
  )
}

function List({ accounts }: { accounts: readonly TeamAccountView[] }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {accounts.map((account) => (
        <li key={account.id} className="min-w-0">
          <Name account={account} />
          <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-muted">
            <span className="tabular font-mono">{account.id}</span>
            {account.environment}
            {account.criticality === null ? null : <span>{account.criticality}</span>}
            {account.leftAt === null && account.usageUnknown ? (
              <CertaintyMark kind="unknown" withWord word="use not known" size={10} />
            ) : null}
            {account.leftAt === null ? null : <span>left</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Name({ account: { id, name } }: { account: TeamAccountView }) {
  if (name === null) return <span className="text-ink-muted">Not in the directory</span>
  return (
    <Link href={`/accounts/${id}` as Route} prefetch={false} className="font-medium wrap-anywhere hover:underline">
      {name}
    </Link>
  )
}
