/** Who knew first how often, and how long after the start each knew. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { CommunicationView } from '@/lib/communication/contract'
import { KNOWER_NAMES } from '@/lib/domain/communication/words'
import { afterText, spreadText } from './minutes-text'

export function KnowersTable({ view: { knowers, told } }: { view: CommunicationView }) {
  return (
    <Table caption="Who knew first" columns={['Who', 'Knew first', 'Knew in time', 'After the start', 'Middle half']}>
      {knowers.map(({ who, first, knew, afterStart }) => (
        <tr key={who}>
          <RowHead>
            <span className="font-medium">{KNOWER_NAMES[who]}</span>
          </RowHead>
          <Cell label="Knew first" short>
            <span className="tabular">
              {first}
              {told === 0 ? '' : <span className="text-ink-muted"> of {told}</span>}
            </span>
          </Cell>
          <Cell label="Knew in time" short>
            <span className="tabular">{knew}</span>
          </Cell>
          <Cell label="After the start" short>
            <span className="tabular">{afterText(afterStart.median) ?? 'not measured'}</span>
          </Cell>
          <Cell label="Middle half">
            <span className="tabular text-ink-muted">{spreadText(afterStart)}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
