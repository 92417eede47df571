/** The incidents that lasted longest by the clock, longest first. */
import Link from 'next/link'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { formatDateTime, formatDuration } from '@/lib/domain/format-time'
import type { IncidentTime } from '@/lib/domain/history/incident-times'
import type { HistoryView } from '@/lib/history/contract'
import { worstWord } from './history-words'

interface LongestListProps {
  incidents: readonly IncidentTime[]
  titles: HistoryView['titles']
  /** IANA name. */
  zone: string
}

export function LongestList({ incidents, titles, zone }: LongestListProps) {
  if (incidents.length === 0)
    return <p className="text-sm text-ink-muted">This clock tells of no time in the period.</p>
  return (
    <Table caption="Longest incidents" columns={['Incident', 'Time', 'Began']}>
      {incidents.map(({ incidentId, ms, goesOn, startedAt, worst }) => (
        <tr key={incidentId}>
          <RowHead>
            <span className="inline-flex min-w-0 items-baseline gap-2">
              <SeverityMark kind={worst ?? 'unknown'} word={worstWord(worst)} size={10} />
              <Link href={`/incidents/${incidentId}`} prefetch={false} className="min-w-0 break-words hover:underline">
                {titles[incidentId] ?? `Incident ${incidentId}`}
              </Link>
            </span>
          </RowHead>
          <Cell label="Time" short>
            <span className="tabular">
              {formatDuration(ms)}
              {goesOn ? ', goes on' : ''}
            </span>
          </Cell>
          <Cell label="Began" short>
            <time dateTime={new Date(startedAt).toISOString()}>{formatDateTime(startedAt, zone)}</time>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
