/** How AWS spoke over a period: its delay, its silences, how late it said that it was over. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { CommunicationView, SpreadView } from '@/lib/communication/contract'
import { minutesText, spreadText } from './minutes-text'

const ROWS = [
  ['postingDelay', 'Posting delay', 'from the start to AWS’s first word'],
  ['medianSilence', 'Usual silence', 'of each incident the median time between two updates'],
  ['longestSilence', 'Longest silence', 'of each incident, from the first word to the end'],
  ['allClear', 'All clear', 'from recovery to AWS’s word that it is over'],
] as const

export function VoiceTable({ view }: { view: CommunicationView }) {
  return (
    <Table caption="How AWS spoke" columns={['What', 'Median', 'Middle half', 'Longest', 'Measured in']}>
      {ROWS.map(([of, name, meaning]) => (
        <Row key={of} name={name} meaning={meaning} spread={view[of]} />
      ))}
    </Table>
  )
}

function Row({ name, meaning, spread }: { name: string; meaning: string; spread: SpreadView }) {
  return (
    <tr>
      <RowHead>
        <span className="font-medium">{name}</span>
        <span className="block text-xs text-ink-muted">{meaning}</span>
      </RowHead>
      <Cell label="Median" short>
        <span className="font-semibold tabular">{minutesText(spread.median)}</span>
      </Cell>
      <Cell label="Middle half" short>
        <span className="tabular">{spreadText(spread)}</span>
      </Cell>
      <Cell label="Longest" short>
        <span className="tabular">{minutesText(spread.longest)}</span>
      </Cell>
      <Cell label="Measured in" short>
        <span className="tabular">{spread.count}</span>
      </Cell>
    </tr>
  )
}
