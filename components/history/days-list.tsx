/** The days of a year on which something was, as a table: what the drawing shows, for the keyboard and for those who do not see it. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import { formatDuration } from '@/lib/domain/format-time'
import { keyOfCell } from '@/lib/domain/history/cells'
import type { PictureRow } from '@/lib/domain/history/picture'
import type { CellTally } from '@/lib/domain/history/tally'
import type { DaysView, HistoryState, HistoryView } from '@/lib/history/contract'
import { rowsHref } from './history-href'
import { cellName, counted, rowName, worstWord } from './history-words'
import { rowFilter } from './row-filter'

const MOST_DAYS = 100

interface DaysListProps {
  view: HistoryView
  days: DaysView
  rows: readonly PictureRow[]
  state: HistoryState
}

export function DaysList({ view, days, rows, state }: DaysListProps) {
  const rowsBy = state.compare.length > 0 ? 'region' : 'service'
  const all = rows
    .flatMap((row) =>
      row.cells.map((cell) => ({ row, cell, ours: row.touched?.cells.find(({ index }) => index === cell.index) })),
    )
    .sort((a, b) => b.cell.ms - a.cell.ms || a.cell.index - b.cell.index)
  const shown = all.slice(0, MOST_DAYS).sort((a, b) => a.cell.index - b.cell.index)
  return (
    <>
      {all.length > shown.length ? (
        <p className="mb-1 text-xs text-ink-muted">
          The {MOST_DAYS} longest of {all.length.toLocaleString('en-US')}; a month has them all.
        </p>
      ) : null}
      <Table
        caption={`Days of ${days.year}`}
        columns={['Day', rowsBy === 'service' ? 'Service' : 'Region', 'Worst', 'Time', 'Touched us', 'Incidents']}
      >
        {shown.map(({ row, cell, ours }) => {
          const day = days.cells.days[cell.index] ?? ''
          const filter = rowFilter(state.filter, rowsBy, row.key)
          const words = counted(cell.incidents, 'incident')
          return (
            <tr key={`${day} ${row.key}`}>
              <RowHead>{cellName(day, 'day')}</RowHead>
              <Cell label="Hit">{rowName(row.key, rowsBy, view.names)}</Cell>
              <Cell label="Worst">{worstWord(cell.worst)}</Cell>
              <Cell label="Time">{cell.ms > 0 ? formatDuration(cell.ms) : 'none told'}</Cell>
              <Cell label="Touched us">{touchedWords(row, ours)}</Cell>
              <Cell label="Incidents">
                {filter === null ? (
                  words
                ) : (
                  <a
                    href={rowsHref({ ...state.period, key: keyOfCell(day, 'day') }, filter)}
                    className="text-accent hover:underline"
                  >
                    {words}
                  </a>
                )}
              </Cell>
            </tr>
          )
        })}
      </Table>
    </>
  )
}

function touchedWords({ touched }: PictureRow, ours: CellTally | undefined): string {
  if (touched === null) return 'not known'
  return ours === undefined ? 'no' : formatDuration(ours.ms)
}
