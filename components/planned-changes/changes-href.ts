/** Addresses of planned changes: the list, a month, one change, files. */
import type { Route } from 'next'
import { type ChangeFilter, formatChangeFilter, NO_CHANGE_FILTER } from '@/lib/planned-changes/filter'
import { type ChangesView, formatChangesView } from '@/lib/planned-changes/view-state'

/** The page with this filter; the list from its beginning unless told otherwise. */
export function changesHref(view: Partial<ChangesView>): Route {
  const whole = { filter: NO_CHANGE_FILTER, view: 'list' as const, month: null, zone: null, cursor: null, ...view }
  return withQuery('/changes', formatChangesView(whole)) as Route
}

/** One change; `within` narrows its tables. */
export function changeHref(id: string, within: Readonly<Record<string, string>> = {}, part = ''): Route {
  return `${withQuery(`/changes/${id}`, new URLSearchParams(within))}${part === '' ? '' : `#${part}`}` as Route
}

/** The CSV of exactly what the filter lets through. */
export function changesCsvHref(filter: ChangeFilter): string {
  return withQuery('/api/changes/csv', formatChangeFilter(filter))
}

/** The same as a calendar file. */
export function changesIcsHref(filter: ChangeFilter): string {
  return withQuery('/api/changes/ics', formatChangeFilter(filter))
}

/** Where an address is made under which programs follow what the filter lets through. */
export function calendarAddressHref(filter: ChangeFilter): Route {
  return withQuery('/changes/calendar-address', formatChangeFilter(filter)) as Route
}

function withQuery(path: string, params: URLSearchParams): string {
  return params.size === 0 ? path : `${path}?${params}`
}
