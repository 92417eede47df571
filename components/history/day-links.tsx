/** What a pointer finds on a row of days: each day on which something was, leading to its incidents. */
import { type Cells, keyOfCell } from '@/lib/domain/history/cells'
import { BARS, DAY_WIDTH } from '@/lib/domain/history/day-bars'
import type { PictureRow } from '@/lib/domain/history/picture'
import type { HistoryState } from '@/lib/history/contract'
import { rowsHref } from './history-href'
import { cellName, tallyWords } from './history-words'
import { rowFilter } from './row-filter'

/** With more days than this nobody aims at one of them, and every link has its weight. */
const MOST_LINKS = 120

interface DayLinksProps {
  row: PictureRow
  cells: Cells
  state: HistoryState
  label: string
  rowsBy: 'service' | 'region'
}

/** Not for the keyboard, which has the list of days under the drawing. */
export function DayLinks({ row, cells, state, label, rowsBy }: DayLinksProps) {
  const filter = rowFilter(state.filter, rowsBy, row.key)
  if (filter === null || row.cells.length > MOST_LINKS) return null
  return row.cells.map((cell) => {
    const day = cells.days[cell.index] ?? ''
    return (
      <a
        key={day}
        href={rowsHref({ ...state.period, key: keyOfCell(day, 'day') }, filter)}
        tabIndex={-1}
        className="fill-transparent hover:fill-ink/10"
      >
        <title>{`${label}, ${cellName(day, 'day')}: ${tallyWords(cell)}`}</title>
        <rect x={cell.index * DAY_WIDTH - 1} width={DAY_WIDTH + 2} height={BARS.height} />
      </a>
    )
  })
}
