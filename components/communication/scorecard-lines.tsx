/** The incidents of a period, each with who knew first and how AWS spoke. */
import type { Route } from 'next'
import Link from 'next/link'
import { SevChip } from '@/components/ui/sev-chip'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { ScorecardLine } from '@/lib/communication/contract'
import { KNOWER_NAMES } from '@/lib/domain/communication/words'
import { formatDate } from '@/lib/domain/format-time'
import { afterText, laterText, minutesText } from './minutes-text'

interface ScorecardLinesProps {
  lines: readonly ScorecardLine[]
  /** In which days are told. */
  zone: string
}

const COLUMNS = ['Incident', 'Began', 'Knew first', 'AWS’s first word', 'Updates', 'Longest silence', 'All clear']

export function ScorecardLines({ lines, zone }: ScorecardLinesProps) {
  return (
    <Table caption="Scorecards of incidents" columns={COLUMNS}>
      {lines.map((line) => (
        <tr key={line.incidentId}>
          <RowHead>
            <span className="inline-flex items-baseline gap-2">
              <SevChip level={line.severity} />
              <Link
                href={`/incidents/${line.incidentId}` as Route}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {line.title}
              </Link>
            </span>
          </RowHead>
          <Cell label="Began" short>
            <span className="tabular">{formatDate(line.start?.at ?? line.startedAt, zone)}</span>
          </Cell>
          <Cell label="Knew first">
            <FirstToKnow line={line} />
          </Cell>
          <Cell label="First word" short>
            <span className="tabular">{afterText(line.postingDelay) ?? '–'}</span>
          </Cell>
          <Cell label="Updates" short>
            <span className="tabular">{line.updates}</span>
          </Cell>
          <Cell label="Silence" short>
            <span className="tabular">
              {line.longestSilence === null ? '–' : minutesText(line.longestSilence.minutes)}
              {line.longestSilence?.isOpen ? ' so far' : ''}
            </span>
          </Cell>
          <Cell label="All clear" short>
            <span className="tabular">{laterText(line.allClear?.minutes ?? null) ?? '–'}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function FirstToKnow({ line: { known, readLater } }: { line: ScorecardLine }) {
  const [first] = known
  if (first === undefined)
    return <span className="text-ink-muted">{readLater.length > 0 ? 'read in as history' : 'not known'}</span>
  const together = known.filter(({ at }) => at === first.at).map(({ who }) => KNOWER_NAMES[who])
  const after = afterText(first.afterStart)
  return (
    <>
      {together.join(', ')}
      {after === null ? null : (
        <span className="block text-xs text-ink-muted tabular">{after === 'at once' ? 'at' : after} the start</span>
      )}
    </>
  )
}
