/** Incidents of a summary, one line each. */
import Link from 'next/link'
import { ReachCounts } from '@/components/ui/reach-counts'
import { SevChip } from '@/components/ui/sev-chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { formatDate } from '@/lib/domain/format-time'
import { figureText } from '@/lib/domain/impact/compare'
import { rowTitle } from '@/lib/domain/incident-row'
import { severityWord } from '@/lib/domain/severity'
import type { IncidentLine } from '@/lib/impact/contract'
import { incidentHref } from './impact-href'

interface IncidentLinesProps {
  lines: readonly IncidentLine[]
  /** In which their days are told. */
  zone: string
}

const COLUMNS = ['Severity', 'Incident', 'Began', 'Impact', 'Accounts', 'Acknowledged after', 'Status']

export function IncidentLines({ lines, zone }: IncidentLinesProps) {
  return (
    <Table caption="Incidents, worst first" columns={COLUMNS} compact>
      {lines.map((line) => (
        <tr key={line.id}>
          <Cell short>
            <span className="inline-flex items-center gap-2">
              <SeverityMark
                kind={line.awsSeverity ?? 'unknown'}
                word={line.awsSeverity === null ? 'Severity not said' : severityWord(line.awsSeverity)}
              />
              <SevChip level={line.severity} />
            </span>
          </Cell>
          <RowHead>
            <Link href={incidentHref(line.id)} prefetch={false} className="font-medium hover:underline">
              {titleOf(line)}
            </Link>
            <span className="block text-xs text-ink-muted">{placesWords(line)}</span>
          </RowHead>
          <Cell short>
            <span className="tabular">{formatDate(line.startedAt, zone)}</span>
          </Cell>
          <Cell label="Impact" short>
            <span className="tabular">{impactWords(line)}</span>
          </Cell>
          <Cell label="Accounts" short>
            <Reach reach={line.reach} />
          </Cell>
          <Cell label="Acknowledged" short wide>
            <span className="tabular">{responseWords(line)}</span>
          </Cell>
          <Cell short>
            {line.statusWord}
            {line.postmortem === null ? '' : ` · post-mortem ${line.postmortem}`}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

/** The line below names services and Regions. */
function titleOf({ title, services, regions }: IncidentLine): string {
  return rowTitle({ title, services: services.map((name) => ({ name })), regions: [...regions] })
}

const MOST_NAMED = 2

function placesWords({ services, serviceCount, regions, repeats }: IncidentLine): string {
  const named = [list(services, serviceCount), list(regions, regions.length)].filter(Boolean)
  return [...named, ...(repeats === null ? [] : [`repeats incident ${repeats}`])].join(' · ')
}

function list(names: readonly string[], count: number): string {
  const more = count - Math.min(names.length, MOST_NAMED)
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` +${more}` : ''}`
}

function impactWords({ minutes, endUnknown }: IncidentLine): string {
  if (minutes !== null) return figureText(minutes, 'minutes')
  return endUnknown.length > 0 ? 'end unknown' : 'not told'
}

function Reach({ reach }: Pick<IncidentLine, 'reach'>) {
  if (reach === null) return <span className="text-ink-muted">not known</span>
  return <ReachCounts reach={{ ...reach, unknown: 0, touched: reach.confirmed + reach.reported + reach.inferred }} />
}

function responseWords({ response }: IncidentLine): string {
  const minutes = response['time-to-acknowledge']
  return minutes === null ? '–' : figureText(minutes, 'minutes')
}
