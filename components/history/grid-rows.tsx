/** Rows of the grid that stand together, each with its figures and its cells. */
import Link from 'next/link'
import type { CSSProperties } from 'react'
import { formatDuration } from '@/lib/domain/format-time'
import { availabilityWords } from '@/lib/domain/history/availability'
import { type Cells, keyOfCell } from '@/lib/domain/history/cells'
import type { RowMeasures } from '@/lib/domain/history/measures'
import type { PictureRow } from '@/lib/domain/history/picture'
import type { CellTally } from '@/lib/domain/history/tally'
import type { HistoryState, HistoryView } from '@/lib/history/contract'
import type { ImpactFilter } from '@/lib/impact/filter'
import { beginnings, type ColumnGroup, isNarrow } from './grid-columns'
import styles from './history-grid.module.css'
import { historyHref, rowsHref } from './history-href'
import { cellName, rowName, tallyWords } from './history-words'
import { rowFilter } from './row-filter'

interface GridRowsProps {
  view: HistoryView
  state: HistoryState
  rowsBy: 'service' | 'region'
  /** The columns of each year, or of each month. */
  groups: readonly ColumnGroup[]
  /** Stands over them; null where they are all there are. */
  name: string | null
  rows: readonly PictureRow[]
}

export function GridRows({ view, state, rowsBy, groups, name, rows }: GridRowsProps) {
  if (rows.length === 0) return null
  const { cells } = view.picture
  return (
    <tbody>
      {name === null ? null : (
        <tr>
          <th
            scope="rowgroup"
            colSpan={cells.days.length + (view.picture.touched === null ? 3 : 4)}
            className={styles.group}
          >
            <span>{name}</span>
          </th>
        </tr>
      )}
      {rows.map((row) => {
        const filter = rowFilter(state.filter, rowsBy, row.key)
        const label = rowName(row.key, rowsBy, view.names)
        return (
          <tr key={row.key ?? ''}>
            <th scope="row" className={styles.name} title={label}>
              {filter === null ? (
                label
              ) : (
                <Link href={historyHref(state, { filter, compare: [], year: null })} prefetch={false}>
                  {label}
                </Link>
              )}
            </th>
            <td className={styles.figure}>{row.ms > 0 ? formatDuration(row.ms) : '–'}</td>
            <td className={styles.figure}>{availabilityWords(row.availability)}</td>
            {row.touched === null ? null : <td className={styles.figure}>{touchedWords(row.touched)}</td>}
            <RowCells cells={cells} found={row.cells} {...{ state, groups, filter, label }} />
          </tr>
        )
      })}
    </tbody>
  )
}

interface RowCellsProps {
  cells: Cells
  found: readonly CellTally[]
  state: HistoryState
  groups: readonly ColumnGroup[]
  filter: ImpactFilter | null
  label: string
}

/** Plain links: a thousand of them need no script. */
function RowCells({ cells, found, state, groups, filter, label }: RowCellsProps) {
  const byIndex = new Map(found.map((cell) => [cell.index, cell]))
  const starts = new Map(beginnings(groups).map((start, at) => [start, groups[at]]))
  const narrow = isNarrow(cells)
  return cells.days.map((day, index) => {
    const cell = byIndex.get(index)
    const group = starts.get(index)
    const edge = group === undefined ? undefined : ''
    const year =
      narrow && group !== undefined && filter !== null ? (
        <YearLink group={group} found={inGroup(found, index, group)} {...{ cells, state, filter, label }} />
      ) : null
    if (cell === undefined) {
      return (
        <td key={day} className={styles.cell} data-begins={edge}>
          {year}
        </td>
      )
    }
    const title = `${label}, ${cellName(day, cells.unit)}: ${tallyWords(cell)}`
    const long = { '--long': `${longness(cell.ms, cells.unit)}%` } as CSSProperties
    const period = { ...state.period, key: keyOfCell(day, cells.unit) }
    return (
      <td key={day} className={styles.cell} data-begins={edge} data-worst={cell.worst ?? 'unsaid'}>
        {filter === null || narrow ? (
          <span title={title} style={long} />
        ) : (
          // biome-ignore lint/a11y/useAnchorContent: its title is its name; a thousand names twice would weigh.
          <a href={rowsHref(period, filter)} title={title} style={long} />
        )}
        {year}
      </td>
    )
  })
}

function inGroup(found: readonly CellTally[], start: number, { columns }: ColumnGroup): CellTally[] {
  return found.filter(({ index }) => index >= start && index < start + columns)
}

interface YearLinkProps {
  group: ColumnGroup
  /** Those of the group. */
  found: readonly CellTally[]
  cells: Cells
  state: HistoryState
  filter: ImpactFilter
  label: string
}

/** Lies over the narrow cells of a year in which something was; of a single one it would be too small to be aimed at. */
function YearLink({ group: { key, name, columns }, found, cells, state, filter, label }: YearLinkProps) {
  if (found.length === 0 || columns < 2) return null
  const told = found.map((cell) => `${cellName(cells.days[cell.index] ?? '', cells.unit)}: ${tallyWords(cell)}`)
  return (
    // biome-ignore lint/a11y/useAnchorContent: its title is its name.
    <a
      className={styles.year}
      style={{ '--columns': columns } as CSSProperties}
      href={historyHref(state, { filter, compare: [], year: null, period: { ...state.period, key } })}
      title={`${label}, ${name}. ${told.join('; ')}`}
    />
  )
}

const MINUTE = 60_000
/** A line of full length, in minutes: a day, four days, twelve days. */
const FULL = { day: 1_440, month: 5_760, quarter: 17_280 }

/** 0 to 100: grows with the logarithm, so that a minute is seen and an hour is not a month. */
function longness(ms: number, unit: Cells['unit']): number {
  if (ms <= 0) return 0
  return Math.round(Math.min(1, 0.15 + (0.85 * Math.log1p(ms / MINUTE)) / Math.log1p(FULL[unit])) * 100)
}

function touchedWords({ ms, incidentIds }: RowMeasures): string {
  if (ms > 0) return formatDuration(ms)
  return incidentIds.length > 0 ? 'no time told' : 'no'
}
