/** Incidents, a row each. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'
import { Duration } from '@/components/ui/duration'
import { ReachCounts } from '@/components/ui/reach-counts'
import { SevChip } from '@/components/ui/sev-chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { StatusLabel } from '@/components/ui/status-label'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useTimeSettings } from '@/components/ui/time-context'
import { formatDate } from '@/lib/domain/format-time'
import { isOver } from '@/lib/domain/incident'
import { reachWords } from '@/lib/domain/incident-reach'
import {
  isDayKnownOnly,
  openTone,
  regionsWord,
  rowMark,
  rowTitle,
  servicesWord,
  shownStatus,
  shownWindow,
} from '@/lib/domain/incident-row'
import { kindWord } from '@/lib/domain/incident-words'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { incidentHref } from './incidents-href'

const COLUMNS = ['Severity', 'Incident', 'Kind', 'Status', 'Owner', 'Team', 'Began', 'Lasted', 'Events', 'Accounts']

interface IncidentsTableProps {
  /** What it lists, for screen readers. */
  caption: string
  incidents: readonly IncidentSummaryView[]
}

export function IncidentsTable({ caption, incidents }: IncidentsTableProps) {
  return (
    // Where there is little room, kind, team and how many events are left to the incident's page.
    <div className="md:max-lg:[&_tr>:is(:nth-child(3),:nth-child(6),:nth-child(9))]:hidden">
      <Table caption={caption} columns={COLUMNS}>
        {incidents.map((incident) => (
          <Row key={incident.id} incident={incident} />
        ))}
      </Table>
    </div>
  )
}

function Row({ incident }: { incident: IncidentSummaryView }) {
  const { id, kind, owner, team, eventCount } = incident
  const { word, look } = shownStatus(incident)
  const { from, to } = shownWindow(incident)
  const dayOnly = isDayKnownOnly(incident)
  const place = [servicesWord(incident), regionsWord(incident)].filter(Boolean).join(' · ')
  return (
    <tr>
      <Cell short>
        <span className="flex min-h-5 items-center gap-2 md:w-16">
          <SeverityMark {...rowMark(incident)} />
          {look === 'open' ? <SevChip level={incident.severity} /> : <Quiet>{incident.severity}</Quiet>}
        </span>
      </Cell>
      <RowHead>
        <Link href={incidentHref(id)} prefetch={false} className="font-medium hover:underline">
          {rowTitle(incident)}
        </Link>
        <span className="block text-xs text-ink-muted">{place}</span>
      </RowHead>
      <Cell label="Kind" short>
        <span className="block whitespace-normal md:w-20 xl:w-28">{kindWord(kind)}</span>
      </Cell>
      <Cell label="Status" short>
        <span className="flex min-h-5 items-center md:min-w-24">
          <StatusLabel word={word} tone={look === 'open' ? openTone(incident) : look} />
        </span>
      </Cell>
      <Cell label="Owner" short wide={owner === null}>
        <span className="block whitespace-normal md:w-16 xl:w-20">{owner?.name ?? <None />}</span>
      </Cell>
      <Cell label="Team" short wide={team === null}>
        <span className="block whitespace-normal md:w-16 xl:w-20">{team?.name ?? <None />}</span>
      </Cell>
      <Cell label="Began" short>
        <span className="block whitespace-normal md:w-22 xl:w-41">
          {dayOnly ? <Day at={from} /> : <Time at={from} />}
        </span>
      </Cell>
      <Cell label="Lasted" short>
        <span className="block md:min-w-18">
          {dayOnly || (to === null && (isOver(incident.status) || incident.endUnknown)) ? (
            <span className="text-ink-muted">not said</span>
          ) : (
            <Duration from={from} to={to} className="tabular" />
          )}
        </span>
      </Cell>
      <Cell label="Events" short wide={eventCount < 2}>
        <span className="tabular">{eventCount.toLocaleString('en-US')}</span>
      </Cell>
      <Cell label="Accounts" short wide={(incident.reach?.touched ?? incident.affectedAccountCount) === 0}>
        <Accounts incident={incident} />
      </Cell>
    </tr>
  )
}

/** By how sure it is; where that was not worked out, those that AWS named. */
function Accounts({ incident: { reach, affectedAccountCount: named } }: { incident: IncidentSummaryView }) {
  if (reach === null) return named === 0 ? <None /> : <span className="tabular">{named.toLocaleString('en-US')}</span>
  return (
    <span title={reachWords(reach)}>
      <ReachCounts reach={reach} brief plain />
    </span>
  )
}

/** Of what its sources date to the day alone. */
function Day({ at }: { at: string }) {
  const { zone } = useTimeSettings()
  return <span title="The source names only the day, in Pacific time">{formatDate(at, zone)}</span>
}

function Quiet({ children }: { children: string }) {
  return <span className="text-2xs text-ink-muted tabular">{children}</span>
}

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
