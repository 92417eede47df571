/** Actions of all post-mortems, a row each. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'

import { Chip } from '@/components/ui/chip'
import { StatusLabel } from '@/components/ui/status-label'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { VerificationLine } from '@/components/ui/verification-line'
import { dueWords } from '@/lib/domain/postmortem/due-words'
import { verificationWords } from '@/lib/domain/postmortem/verification-words'
import { ACTION_STATE_WORDS, PRIORITY_WORDS, TYPE_WORDS } from '@/lib/domain/postmortem/words'
import type { ActionRow } from '@/lib/postmortems/contract-lists'
import { ActionEnd } from './action-end'
import { actionHref } from './actions-href'

const COLUMNS = ['Action', 'Owner', 'Team', 'Due', 'Type', 'Priority', 'Issue', 'State']

interface ActionsTableProps {
  /** What it lists, for screen readers. */
  caption: string
  rows: readonly ActionRow[]
  /** YYYY-MM-DD in UTC. */
  today: string
  mayWrite: boolean
  readerId: string | null
}

export function ActionsTable({ caption, rows, today, mayWrite, readerId }: ActionsTableProps) {
  return (
    // The first column takes what the others leave, so that the columns of one group stand below those of the other. Where
    // they leave little, type and issue are left to the post-mortem.
    <div className="md:[&_th[scope=row]]:w-full md:max-lg:[&_tr>:is(:nth-child(5),:nth-child(7))]:hidden">
      <Table caption={caption} columns={COLUMNS}>
        {rows.map((row) => (
          <Row key={row.id} row={row} today={today} mayWrite={mayWrite} readerId={readerId} />
        ))}
      </Table>
    </div>
  )
}

function Row({ row, today, mayWrite, readerId }: { row: ActionRow } & Omit<ActionsTableProps, 'caption' | 'rows'>) {
  const { incident, owner, team, state } = row
  const href = actionHref(row)
  const teamName = team?.name ?? incident.team?.name ?? null
  return (
    <tr>
      <RowHead>
        <Link href={href} prefetch={false} className="font-medium hover:underline">
          {row.title}
        </Link>
        <span className="block text-xs text-ink-muted">
          {incident.severity} · {incident.title}
          {row.itemCode === null ? null : ` · from ${row.itemCode}`}
          {row.purpose === 'action' ? null : ' · verification'}
        </span>
        <VerificationLine
          rule={verificationWords(row)}
          judgedAt={row.verifiedAt ?? null}
          says={row.verifiedSays ?? null}
        />
      </RowHead>
      <Cell label="Owner" short>
        <span className="block whitespace-normal md:w-20 xl:w-32">
          {owner === null ? <span className="text-degradation">Nobody</span> : owner.name}
          {owner?.left ? <span className="block text-xs text-degradation">has left: give it to somebody</span> : null}
        </span>
      </Cell>
      <Cell label="Team" short wide={teamName === null}>
        <span className="block whitespace-normal md:w-20 xl:w-24">{teamName ?? <None />}</span>
      </Cell>
      <Cell label="Due" short wide={row.dueOn === null}>
        <span className="block whitespace-normal md:w-22 xl:w-34">
          <Due row={row} today={today} />
        </span>
      </Cell>
      <Cell label="Type" short>
        <span className="block md:w-14">{TYPE_WORDS[row.type]}</span>
      </Cell>
      <Cell label="Priority" short>
        <span className="block md:w-14">{PRIORITY_WORDS[row.priority]}</span>
      </Cell>
      <Cell label="Issue" short wide={row.issue === null}>
        <span className="block whitespace-normal md:w-12 xl:w-20">
          <Issue issue={row.issue} />
        </span>
      </Cell>
      <Cell label="State" short>
        <span className="flex flex-col gap-1.5 md:w-26 xl:w-40">
          {state === 'open' && mayWrite ? null : <Ended row={row} />}
          {mayWrite ? <ActionEnd action={row} readerId={readerId} /> : null}
        </span>
      </Cell>
    </tr>
  )
}

function Due({ row: { dueOn, isOverdue, state }, today }: Pick<ActionsTableProps, 'today'> & { row: ActionRow }) {
  if (dueOn === null) return <None />
  return (
    <span className={isOverdue ? 'font-medium text-disruption' : undefined} title={`${dueOn}, a day in UTC`}>
      {dueWords(dueOn, today, state !== 'open')}
    </span>
  )
}

function Ended({ row: { state, endedAt, endedBy, outcome } }: { row: ActionRow }) {
  if (state === 'open') return <StatusLabel word={ACTION_STATE_WORDS.open} tone="neutral" />
  return (
    <span className="flex flex-col gap-0.5">
      <StatusLabel word={ACTION_STATE_WORDS[state]} tone={state === 'done' ? 'over' : 'neutral'} />
      <span className="text-xs whitespace-normal text-ink-muted">
        {endedBy === null ? null : `${endedBy} `}
        {endedAt === null ? null : <Time at={endedAt} />}
      </span>
      {outcome === '' ? null : <span className="text-xs wrap-anywhere text-pretty whitespace-normal">{outcome}</span>}
    </span>
  )
}

function Issue({ issue }: { issue: ActionRow['issue'] }) {
  if (issue === null) return <None />
  const words = issue.key ?? (issue.state === 'refused' ? 'Refused' : 'Asked for')
  const tone = issue.error === null ? 'neutral' : 'degradation'
  const chip = (
    <Chip tone={tone} title={issue.error ?? `${issue.tracker.name}${issue.status === null ? '' : `: ${issue.status}`}`}>
      {words}
    </Chip>
  )
  if (issue.url === null) return chip
  return (
    <a href={issue.url} rel="noreferrer" className="hover:underline">
      {chip}
    </a>
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
