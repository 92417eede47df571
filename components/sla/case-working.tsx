/** How a month comes to its figures: by every clock, against every promise. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import { formatDuration } from '@/lib/domain/format-time'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import { formatUptime } from '@/lib/domain/sla/standing'
import type { SlaComparisonView, SlaMonthView } from '@/lib/sla/contract'

const MINUTE = 60_000

export function CaseWorking({ row }: { row: SlaMonthView }) {
  return (
    <Table
      caption="Impact by each clock"
      columns={['Clock', 'Confirmed', 'With inferred or reported', 'Left of the month']}
    >
      {row.clocks.map(({ clock, confirmed, any, confirmedUptime, uptime }) => (
        <tr key={clock}>
          <RowHead>{capital(CLOCK_PHRASES[clock])}</RowHead>
          <Cell label="Confirmed" short>
            <span className="tabular">{confirmed === 0 ? 'none' : formatDuration(confirmed * MINUTE)}</span>
          </Cell>
          <Cell label="In all" short>
            <span className="tabular">{formatDuration(any * MINUTE)}</span>
          </Cell>
          <Cell label="Left">
            <span className="tabular">
              {formatUptime(uptime)}
              {confirmedUptime === uptime ? '' : `, ${formatUptime(confirmedUptime)} by confirmed alone`}
              {row.endUnknown.includes(clock) ? ', at most: an end is not known' : ''}
            </span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

export function CasePromises({ row }: { row: SlaMonthView }) {
  const { commitments } = row.terms
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {commitments.map(({ applies, uptime, steps }) => (
        <li key={applies} className="min-w-0">
          <p>
            <span className="font-semibold tabular">{formatUptime(uptime)}</span> for {applies}
          </p>
          <p className="text-xs text-ink-muted">
            {steps === null
              ? 'How much is credited could not be verified.'
              : steps.map(({ below, credit }) => `below ${formatUptime(below)}: ${credit} %`).join(' · ')}
          </p>
          <ul className="mt-1 text-xs">
            {row.comparisons
              .filter((each) => each.applies === applies)
              .map((each) => (
                <li key={each.clock}>{verdictOf(each)}</li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function verdictOf({ clock, isBelow, isConfirmedBelow, credit, confirmedCredit }: SlaComparisonView): string {
  const by = capital(CLOCK_PHRASES[clock])
  if (!isBelow) return `${by}: kept.`
  const due = (percent: number | null) => (percent === null ? 'a credit may be due' : `up to ${percent} % may be due`)
  if (!isConfirmedBelow) return `${by}: ${due(credit)}, if it hit you: by what AWS confirmed it is kept.`
  return credit === confirmedCredit
    ? `${by}: ${due(credit)}.`
    : `${by}: ${due(confirmedCredit)} by what AWS confirmed, ${credit} % with what is inferred.`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
