/** Addresses of the directory, of single accounts, and of what the timeline knows about them. */
import type { Route } from 'next'
import { type AccountFilter, formatAccountFilter } from '@/lib/accounts/filter'
import { NO_FILTER } from '@/lib/events/filter'
import { PLAIN_STATE, timelineHref } from '@/lib/events/view-state'

/** The directory with this filter, from the cursor on. */
export function accountsHref(filter: AccountFilter, cursor: string | null = null): Route {
  const params = formatAccountFilter(filter)
  if (cursor !== null) params.set('cursor', cursor)
  return (params.size === 0 ? '/accounts' : `/accounts?${params}`) as Route
}

/** The CSV of exactly what the filter lets through. */
export function accountsCsvHref(filter: AccountFilter): string {
  const params = formatAccountFilter(filter)
  return params.size === 0 ? '/api/accounts/csv' : `/api/accounts/csv?${params}`
}

export function accountHref(id: string): Route {
  return `/accounts/${id}` as Route
}

/** What touched a team's accounts, and where they can be hit. */
export function teamHref(id: string): Route {
  return `/teams/${id}` as Route
}

/** The timeline of the events that named an account; with the drawer of one of them where an event is given. */
export function accountTimelineHref(account: string, event: string | null = null): Route {
  return timelineHref({ ...PLAIN_STATE, view: 'events', filter: { ...NO_FILTER, account: [account] }, event }) as Route
}
