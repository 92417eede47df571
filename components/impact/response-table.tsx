/** How response went: median and spread of each duration, each leading to the incidents in which it was measured. */
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { figureText } from '@/lib/domain/impact/compare'
import { FIGURE_WORDS } from '@/lib/domain/impact/figures'
import { listed } from '@/lib/domain/impact/letter-words'
import type { DurationView } from '@/lib/impact/contract'
import { type ImpactPlace, rowsHref } from './impact-href'

const COLUMNS = ['Duration', 'Median', 'Middle half', 'Shortest', 'Longest', 'Measured in', 'Change']

export function ResponseTable({ response, place }: { response: readonly DurationView[]; place: ImpactPlace }) {
  const measured = response.filter(({ count }) => count > 0)
  const others = response.filter(({ count }) => count === 0).map(({ figure }) => FIGURE_WORDS[figure])
  return (
    <>
      {measured.length === 0 ? null : <Measured rows={measured} place={place} />}
      {others.length === 0 ? null : (
        <p className="text-sm text-pretty text-ink-muted print:text-[8pt]">
          {measured.length === 0
            ? 'Nothing could be measured: no incident of this period has the times that it takes.'
            : `Not measured in any incident: ${listed(others)}.`}
        </p>
      )}
    </>
  )
}

function Measured({ rows, place }: { rows: readonly DurationView[]; place: ImpactPlace }) {
  return (
    <Table caption="Response: median and spread of each duration" columns={COLUMNS} compact>
      {rows.map((row) => (
        <tr key={row.figure}>
          <RowHead>
            <Link href={rowsHref(row.figure, place)} prefetch={false} className="font-medium hover:underline">
              {FIGURE_WORDS[row.figure]}
            </Link>
          </RowHead>
          <Cell label="Median" short>
            <span className="tabular font-semibold">{figureText(row.median, 'minutes')}</span>
          </Cell>
          <Cell label="Middle half" short>
            {row.count < 2 ? '–' : `${figureText(row.p25, 'minutes')} to ${figureText(row.p75, 'minutes')}`}
          </Cell>
          <Cell label="Shortest" short>
            {row.count < 2 ? '–' : figureText(row.shortest, 'minutes')}
          </Cell>
          <Cell label="Longest" short>
            {row.count < 2 ? '–' : figureText(row.longest, 'minutes')}
          </Cell>
          <Cell label="Measured in" short>
            <span className="tabular">{row.count}</span>
          </Cell>
          <Cell label="Change">
            <span className="text-xs text-ink-muted">{row.change ?? '–'}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
