/** Post-mortems, a row each. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SevChip } from '@/components/ui/sev-chip'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { PostmortemRow } from '@/lib/postmortems/contract-lists'
import { FoundParts } from './found-parts'
import { postmortemHref } from './postmortems-href'
import { ProgressBar } from './progress-bar'
import { StateLabel } from './state-label'

const COLUMNS = ['Severity', 'Incident', 'State', 'Checklist', 'Actions', 'Signatures', 'Owner', 'Team', 'Opened']

export function PostmortemsTable({ rows }: { rows: readonly PostmortemRow[] }) {
  return (
    <Table caption="Post-mortems" columns={COLUMNS}>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </Table>
  )
}

function Row({ row }: { row: PostmortemRow }) {
  const { id, incident, state, isShownFirst, progress, actions, missingSignOffs, found } = row
  return (
    <tr>
      <Cell short>
        <span className="flex min-h-5 items-center">
          <SevChip level={incident.severity} />
        </span>
      </Cell>
      <RowHead>
        <Link
          href={postmortemHref(incident.id, isShownFirst ? null : id)}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {incident.title}
        </Link>
        <span className="block text-xs text-ink-muted">
          {[incident.services.slice(0, 3).join(', '), incident.regions.slice(0, 3).join(', '), row.template]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <FoundParts found={found} />
      </RowHead>
      <Cell label="State" short>
        <StateLabel state={state} />
      </Cell>
      <Cell label="Checklist" short>
        <ProgressBar progress={progress} />
        {progress.overdue > 0 ? <Overdue count={progress.overdue} /> : null}
      </Cell>
      <Cell label="Actions" short wide={actions.open + actions.done === 0}>
        {actions.open + actions.done === 0 ? (
          <None />
        ) : (
          <span className="tabular">
            {actions.done}/{actions.open + actions.done} done
          </span>
        )}
        {actions.overdue > 0 ? <Overdue count={actions.overdue} /> : null}
      </Cell>
      <Cell label="Signatures" short wide={missingSignOffs.length === 0}>
        {missingSignOffs.length === 0 ? (
          <None word="none missing" />
        ) : (
          <span className="block whitespace-normal md:w-32">{missingSignOffs.join(', ')} missing</span>
        )}
      </Cell>
      <Cell label="Owner" short wide={incident.owner === null}>
        <span className="block whitespace-normal md:w-20">{incident.owner?.name ?? <None />}</span>
      </Cell>
      <Cell label="Team" short wide={incident.team === null}>
        <span className="block whitespace-normal md:w-24">{incident.team?.name ?? <None />}</span>
      </Cell>
      <Cell label="Opened" short>
        <RelativeTime at={row.openedAt} />
      </Cell>
    </tr>
  )
}

function Overdue({ count }: { count: number }) {
  return <span className="block text-xs font-medium text-disruption tabular">{count} overdue</span>
}

function None({ word = 'none' }: { word?: string }) {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">{word}</span>
    </span>
  )
}
