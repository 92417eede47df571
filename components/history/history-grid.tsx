/** Services, or Regions, over months: where what was, how bad and how long, each cell leading to its incidents. */
import Link from 'next/link'
import { recordByCell } from '@/lib/domain/history/recorded-by-cell'
import type { HistoryState, HistoryView } from '@/lib/history/contract'
import { beginnings, columnGroups, columnHead, isNarrow, isRoomy } from './grid-columns'
import { GridRows } from './grid-rows'
import styles from './history-grid.module.css'
import { historyHref } from './history-href'
import { cellName } from './history-words'
import { shownRows } from './shown-rows'

interface HistoryGridProps {
  view: HistoryView
  state: HistoryState
}

const RECORD_WORDS = {
  whole: '',
  part: ', only partly on record',
  none: ', not on record as a whole',
  'to-come': ', to come',
}

export function HistoryGrid({ view, state }: HistoryGridProps) {
  const { picture, asOf } = view
  const { cells } = picture
  const rowsBy = state.compare.length > 0 ? 'region' : 'service'
  const records = recordByCell(cells.bounds, picture.known, asOf)
  const groups = columnGroups(cells)
  const begins = new Set(beginnings(groups))
  const { identity, others, left } = shownRows(picture.rows, state)
  const rows = { view, state, rowsBy, groups } as const
  return (
    <>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={`History by ${rowsBy === 'service' ? 'service' : 'Region'} and ${cells.unit}`}
        className={`${styles.scroll} ${styles.newest} print:[direction:ltr]!`}
      >
        <table
          className={styles.grid}
          data-unit={cells.unit}
          data-narrow={isNarrow(cells) ? '' : undefined}
          data-roomy={isRoomy(cells) ? '' : undefined}
        >
          <caption className="sr-only">
            What was in each {cells.unit}: worst status, time, incidents. An empty cell: nothing on record.
          </caption>
          <colgroup>
            <col span={picture.touched === null ? 3 : 4} />
            {records.map((record, index) => (
              <col key={cells.days[index]} data-record={record === 'part' || record === 'none' ? record : undefined} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className={styles.name}>
                {rowsBy === 'service' ? 'Service' : 'Region'}
              </th>
              <th scope="col" rowSpan={2} className={styles.figure} title="As AWS tells it, by the clock">
                Time hit
              </th>
              <th scope="col" rowSpan={2} className={styles.figure}>
                Availability
              </th>
              {picture.touched === null ? null : (
                <th scope="col" rowSpan={2} className={styles.figure} title="Time for which it touched our accounts">
                  Touched us
                </th>
              )}
              {groups.map(({ key, name, columns }) => (
                <th key={key} scope="colgroup" colSpan={columns} data-begins="">
                  <Link href={historyHref(state, { period: { ...state.period, key }, year: null })} prefetch={false}>
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
            <tr>
              {cells.days.map((day, index) => (
                <th
                  key={day}
                  scope="col"
                  data-begins={begins.has(index) ? '' : undefined}
                  title={`${cellName(day, cells.unit)}${RECORD_WORDS[records[index] ?? 'whole']}`}
                >
                  {columnHead(day, cells.unit)}
                </th>
              ))}
            </tr>
          </thead>
          <GridRows
            {...rows}
            name={identity.length > 0 && others.length > 0 ? 'Identity services' : null}
            rows={identity}
          />
          <GridRows {...rows} name={identity.length > 0 && others.length > 0 ? 'Other services' : null} rows={others} />
        </table>
      </section>
      {left === 0 ? null : (
        <p className="text-xs text-ink-muted">
          {left} more were hit for less time.{' '}
          <Link
            href={historyHref(state, { allRows: true })}
            prefetch={false}
            className="text-accent underline underline-offset-4"
          >
            Show all {picture.rows.length}
          </Link>
        </p>
      )}
    </>
  )
}
