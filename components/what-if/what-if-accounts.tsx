/** Accounts that would be touched, a row each, with why. Sent as data, not as markup twice. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { UsageLine } from '@/components/ui/usage-line'
import type { BlastAccountRow, BlastReason } from '@/lib/blast-radius/contract'

/** Reasons that stand in a row. */
const SHOWN = 2

export function WhatIfAccounts({ rows }: { rows: readonly BlastAccountRow[] }) {
  return (
    <Table
      caption="Accounts that would be touched"
      columns={['Account', 'Id', 'Teams', 'Environment', 'Unit', 'Certainty', 'Why']}
    >
      {rows.map((row) => (
        <tr key={row.accountId}>
          <RowHead>
            <Link href={`/accounts/${row.accountId}` as Route} prefetch={false} className="font-medium hover:underline">
              {row.name ?? row.accountId}
            </Link>
          </RowHead>
          <Cell label="Id" short>
            <span className="tabular font-mono text-xs">{row.accountId}</span>
          </Cell>
          <Cell label="Teams" wide={row.teams.length === 0}>
            {row.teams.length === 0 ? <None /> : <Teams teams={row.teams} />}
          </Cell>
          <Cell label="Environment" wide={row.environment === null}>
            {row.environment ?? <None />}
          </Cell>
          <Cell label="Unit" wide>
            {row.orgUnit === null ? <None /> : <span className="text-ink-muted">{row.orgUnit.name}</span>}
          </Cell>
          <Cell label="Certainty" short>
            <CertaintyMark kind={row.certainty} withWord />
          </Cell>
          <Cell label="Why">
            <Reasons reasons={row.reasons} count={row.reasonCount} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function Teams({ teams }: Pick<BlastAccountRow, 'teams'>) {
  return teams.map(({ id, name }, index) => (
    <span key={id}>
      {index === 0 ? null : ', '}
      <Link href={`/teams/${id}` as Route} prefetch={false} className="hover:underline">
        {name}
      </Link>
    </span>
  ))
}

function Reasons({ reasons, count }: { reasons: readonly BlastReason[]; count: number }) {
  const rest = count - Math.min(reasons.length, SHOWN)
  return (
    <ul className="flex flex-col gap-1 md:min-w-64">
      {reasons.slice(0, SHOWN).map((reason) => (
        <li key={`${reason.sentence} ${reason.path.join('\n')}`}>
          <p className="text-pretty wrap-anywhere">{whyIn(reason)}</p>
          {reason.usage === null ? null : <UsageLine usage={reason.usage} />}
        </li>
      ))}
      {rest > 0 ? (
        <li className="text-xs text-ink-muted">
          and {rest.toLocaleString('en-US')} more {rest === 1 ? 'reason' : 'reasons'}
        </li>
      ) : null}
    </ul>
  )
}

/** The way from what failed where all that go it share one sentence: that stands above the rows already. */
function whyIn({ usage, path, sentence }: BlastReason): string {
  return usage === null && path.length > 1 ? path.slice(1).join(' → ') : sentence
}

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
