/** Which rows of history are shown, and in which order: identity first, then those hit longest. */
import { IDENTITY_SERVICE_IDS } from '@/lib/domain/correlation/eligible'
import type { RowKey } from '@/lib/domain/history/groups'
import type { HistoryState } from '@/lib/history/contract'

const MOST_ROWS = 20

export interface ShownRows<Row> {
  identity: Row[]
  others: Row[]
  /** How many are not shown. */
  left: number
}

/** @param rows those hit longest first */
export function shownRows<Row extends { key: RowKey }>(
  rows: readonly Row[],
  { allRows, compare }: Pick<HistoryState, 'allRows' | 'compare'>,
): ShownRows<Row> {
  const isIdentity = ({ key }: Row) => compare.length === 0 && key !== null && IDENTITY_SERVICE_IDS.includes(key)
  const identity = rows.filter(isIdentity)
  const others = rows.filter((row) => !isIdentity(row))
  const shown = allRows ? others : others.slice(0, MOST_ROWS)
  return { identity, others: shown, left: others.length - shown.length }
}
