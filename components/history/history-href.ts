/** Addresses of history: one for each view, and those of the incidents behind a figure. */
import type { Route } from 'next'
import type { Period } from '@/lib/domain/impact/period'
import type { HistoryState } from '@/lib/history/contract'
import { type ImpactFilter, impactQuery } from '@/lib/impact/filter'

/** The query string, without ?, that says exactly what is shown, named services included. */
export function historyQuery({ period, filter, compare, year, allRows }: HistoryState): string {
  const params = impactQuery(period, filter, { clock: 'declared', named: !filter.named })
  if (compare.length > 0) params.set('compare', compare.join(','))
  if (year !== null) params.set('year', String(year))
  if (allRows) params.set('rows', 'all')
  return params.toString()
}

/** The address of the view with these changes. */
export function historyHref(state: HistoryState, change: Partial<HistoryState> = {}): Route {
  return `/history?${historyQuery({ ...state, ...change })}` as Route
}

/** The incidents of the filter within a period, each with its times. */
export function rowsHref(period: Pick<Period, 'key' | 'zone'>, filter: ImpactFilter): Route {
  return `/impact/rows?figure=incidents&${impactQuery(period, filter)}` as Route
}
