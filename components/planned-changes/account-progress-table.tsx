/** Accounts that AWS named in a change, with what pends in each. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { AccountProgress } from '@/lib/planned-changes/contract'
import { pendingWords } from './change-words'
import { changeHref } from './changes-href'
import { ProgressBar } from './progress-bar'

interface AccountProgressTableProps {
  change: string
  accounts: readonly AccountProgress[]
}

export function AccountProgressTable({ change, accounts }: AccountProgressTableProps) {
  return (
    <Table caption="Accounts, the one in which most pends first" columns={['Account', 'Resources', 'Teams']}>
      {accounts.map((account) => (
        <tr key={account.id}>
          <RowHead>
            <Link
              href={changeHref(change, { account: account.id }, 'resources')}
              prefetch={false}
              className="font-medium wrap-anywhere hover:underline"
            >
              {account.name ?? account.id}
            </Link>
            {account.name === null ? null : (
              <span className="block font-mono text-xs font-normal text-ink-muted">{account.id}</span>
            )}
          </RowHead>
          <Cell label="Resources">
            <span className="flex flex-wrap items-center gap-2">
              <ProgressBar counts={account} />
              <span className="tabular">{pendingWords(account)}</span>
              {account.isWhole ? <span className="text-xs text-ink-muted">the account itself</span> : null}
            </span>
          </Cell>
          <Cell label="Teams">
            <span className="wrap-anywhere">{account.teams.length === 0 ? 'no team' : account.teams.join(', ')}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
