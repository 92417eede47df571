/** What the page of planned changes shows beside its filter: the list or a month, and from where on. */
import { isMonth } from '@/lib/domain/planned-changes/month-grid'
import { isTimeZone } from '@/lib/domain/zone'
import { type ChangeFilter, formatChangeFilter, parseChangeFilter } from './filter'

export interface ChangesView {
  filter: ChangeFilter
  view: 'list' | 'calendar'
  /** "2026-05"; null: the month of today. */
  month: string | null
  /** Whose days and times are shown, IANA name; null: as the reader's browser has it. */
  zone: string | null
  /** Where the page of the list begins. */
  cursor: string | null
}

/** Reads the view; what is wrong is left out, and named in `problems`. */
export function parseChangesView(params: URLSearchParams): ChangesView & { problems: Record<string, string> } {
  const { filter, problems } = parseChangeFilter(params)
  const view = params.get('view')?.trim() || 'list'
  if (view !== 'list' && view !== 'calendar') problems.view = 'must be list or calendar'
  const month = params.get('month')?.trim() || null
  if (month !== null && !isMonth(month)) problems.month = 'must be a month such as 2026-05'
  const zone = params.get('zone')?.trim() || null
  const isZone = zone !== null && zone !== 'local' && isTimeZone(zone)
  if (zone !== null && zone !== 'local' && !isZone) problems.zone = 'must be a time zone such as Europe/Berlin'
  return {
    filter,
    zone: isZone ? zone : null,
    view: view === 'calendar' ? 'calendar' : 'list',
    month: problems.month === undefined ? month : null,
    cursor: params.get('cursor') || null,
    problems,
  }
}

/** Writes the view as query parameters: the reverse of parseChangesView. */
export function formatChangesView({ filter, view, month, zone, cursor }: ChangesView): URLSearchParams {
  const params = formatChangeFilter(filter)
  if (view === 'calendar') params.set('view', 'calendar')
  if (view === 'calendar' && month !== null) params.set('month', month)
  if (zone !== null) params.set('zone', zone)
  if (view === 'list' && cursor !== null) params.set('cursor', cursor)
  return params
}
