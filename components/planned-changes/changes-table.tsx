/** Planned changes, a row each. Sent as data, not as markup twice. */
'use client'

import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { ListedChange } from '@/lib/planned-changes/contract'
import { BurnDownSpark } from './burn-down-spark'
import { ChangeStateMark } from './change-state-mark'
import { actionabilityWord, counted, pendingWords, type WhenWords } from './change-words'
import { changeHref } from './changes-href'

const COLUMNS = ['Change', 'When', 'Resources', 'Accounts', 'Teams', 'State']
/** Teams that a row names. */
const NAMED_TEAMS = 2

/** A change with the words of its time. */
export interface ChangeTableRow extends ListedChange {
  when: WhenWords
}

interface ChangesTableProps {
  /** What it lists, for screen readers. */
  caption: string
  rows: readonly ChangeTableRow[]
}

export function ChangesTable({ caption, rows }: ChangesTableProps) {
  return (
    // The first column takes what the others leave, so that the columns of one group stand below those of the other.
    <div className="md:[&_th[scope=row]]:w-full">
      <Table caption={caption} columns={COLUMNS}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </Table>
    </div>
  )
}

function Row({ row }: { row: ChangeTableRow }) {
  const { id, title, service, region, state, accounts, actionability, awsUrl } = row
  return (
    <tr>
      <RowHead>
        <Link href={changeHref(id)} prefetch={false} className="font-medium wrap-anywhere hover:underline">
          {title}
        </Link>
        <span className="flex flex-wrap items-center gap-x-2 text-xs font-normal text-ink-muted">
          <span className="font-mono">{service}</span>
          <span className="font-mono">{region}</span>
          {actionability === null ? null : <span>{actionabilityWord(actionability)}</span>}
          {awsUrl === null ? null : <AwsLink href={awsUrl} title={title} />}
        </span>
      </RowHead>
      <Cell label="When">
        <When when={row.when} />
      </Cell>
      <Cell label="Resources">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 md:w-28 lg:w-36 xl:w-52">
          <span className="tabular w-28">{pendingWords(row.resources)}</span>
          {row.resources.pending > 0 ? <BurnDownSpark course={row.burnDown} /> : null}
        </span>
      </Cell>
      <Cell label="Accounts" short wide={accounts === 0}>
        <span className="tabular">{accounts.toLocaleString('en-US')}</span>
      </Cell>
      <Cell label="Teams" wide={accounts === 0}>
        <Teams row={row} />
      </Cell>
      <Cell label="State" short>
        <span className="block md:w-20 xl:w-24">
          <ChangeStateMark state={state} withWord />
        </span>
      </Cell>
    </tr>
  )
}

function When({ when: { relative, from, to } }: { when: WhenWords }) {
  return (
    <span className="block md:w-36 lg:w-44 xl:w-60">
      <span className="block font-medium">{relative}</span>
      <span className="block text-xs text-ink-muted">
        {from}
        {to === null ? null : ` – ${to}`}
      </span>
    </span>
  )
}

function Teams({ row: { teams, unownedAccounts } }: { row: ChangeTableRow }) {
  const names = teams.slice(0, NAMED_TEAMS).map(({ name }) => name)
  const more = teams.length - names.length
  const words = [
    ...names,
    ...(more > 0 ? [`${more}${teams.length === 20 ? '+' : ''} more`] : []),
    ...(unownedAccounts > 0 ? [`${counted(unownedAccounts, 'account')} of no team`] : []),
  ]
  return (
    <span className="block text-sm wrap-anywhere md:w-20 lg:w-28 xl:w-44">
      {words.length === 0 ? '–' : words.join(', ')}
    </span>
  )
}

function AwsLink({ href, title }: { href: string; title: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`${title} at AWS`}
      className="inline-flex items-center gap-0.5 text-accent hover:underline"
    >
      AWS <ExternalLink aria-hidden size={11} />
    </a>
  )
}
