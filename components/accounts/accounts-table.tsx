/** Accounts, a row each: who they are, where they stand, whose they are. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'
import { Cell, RowHead, Table, type TableColumn } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AccountView } from '@/lib/accounts/contract'
import type { AccountFilter, AccountSort } from '@/lib/accounts/filter'
import { accountHref, accountsHref } from './account-href'
import { AccountStatus } from './account-status'
import { criticalityWord, unitWords } from './account-words'

type Names = Readonly<Record<string, string>> | null

interface AccountsTableProps {
  accounts: readonly AccountView[]
  /** The filter in force, which links in a row narrow. */
  filter: AccountFilter
  /** Names of connections by id; null where there is one at most, which needs no mention. */
  connections: Names
}

export function AccountsTable({ accounts, filter, connections }: AccountsTableProps) {
  const { sort } = filter
  return (
    <Table
      caption="Accounts"
      columns={[
        sortable('Account', 'name', filter),
        sortable('Id', 'id', filter),
        'Unit',
        'Teams',
        'Environment',
        'Criticality',
        'Status',
        sortable('Joined', 'joined', filter),
      ]}
    >
      {accounts.map((account) => (
        <tr key={account.id}>
          <RowHead>
            <Link href={accountHref(account.id)} prefetch={false} className="font-medium hover:underline">
              {account.name}
            </Link>
          </RowHead>
          <Cell label="Id" short>
            <span className="tabular font-mono text-xs">{account.id}</span>
          </Cell>
          <Cell label="Unit" wide={account.orgUnit === null && connections === null}>
            <UnitLink account={account} filter={filter} />
            <Connection account={account} names={connections} />
          </Cell>
          <Cell label="Teams" wide={account.teams.length === 0}>
            <TeamLinks account={account} filter={filter} />
          </Cell>
          <Cell label="Environment" wide={account.environment === null}>
            {account.environment === null ? <None /> : <span className="block md:min-w-24">{account.environment}</span>}
          </Cell>
          <Cell label="Criticality" short wide={account.criticality === null}>
            {account.criticality === null ? <None /> : criticalityWord(account.criticality)}
          </Cell>
          <Cell label="Status" short>
            <AccountStatus account={account} />
          </Cell>
          <Cell label="Joined" short wide={sort !== 'joined'}>
            {account.joinedAt === null ? <None /> : <Time at={account.joinedAt} format="date" />}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function sortable(name: string, sort: AccountSort, filter: AccountFilter): TableColumn {
  if (filter.sort !== sort) {
    const head = (
      <Link href={accountsHref({ ...filter, sort })} prefetch={false} className="hover:text-ink hover:underline">
        {name}
        <span className="sr-only">: sort by it</span>
      </Link>
    )
    return { name, head }
  }
  const isFalling = sort === 'joined'
  const head = (
    <span className="text-ink">
      {name} <span aria-hidden>{isFalling ? '↓' : '↑'}</span>
    </span>
  )
  return { name, head, sorted: isFalling ? 'descending' : 'ascending' }
}

function UnitLink({ account: { orgUnit }, filter }: { account: AccountView; filter: AccountFilter }) {
  if (orgUnit === null) return <None />
  return (
    <Link
      href={accountsHref({ ...filter, unit: [orgUnit.id] })}
      prefetch={false}
      title={orgUnit.path}
      className="line-clamp-2 text-ink-muted hover:text-ink hover:underline"
    >
      {unitWords(orgUnit.path)}
    </Link>
  )
}

function TeamLinks({ account: { teams }, filter }: { account: AccountView; filter: AccountFilter }) {
  if (teams.length === 0) return <None />
  return teams.map(({ id, name }, index) => (
    <span key={id}>
      {index === 0 ? null : ', '}
      <Link href={accountsHref({ ...filter, team: [id] })} prefetch={false} className="hover:underline">
        {name}
      </Link>
    </span>
  ))
}

function Connection({ account: { connectionId }, names }: { account: AccountView; names: Names }) {
  if (names === null) return null
  const name = connectionId === null ? 'Named by a file alone' : (names[connectionId] ?? connectionId)
  return (
    <span title={name} className="line-clamp-1 text-xs text-ink-faint">
      {name}
    </span>
  )
}

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
