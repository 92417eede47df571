/** Addresses of the list of post-mortems, of its CSV, and of single ones. */
import type { Route } from 'next'
import { formatListFilter, type PostmortemFilter } from '@/lib/postmortems/filter'

/** The list with this filter, from the cursor on. */
export function postmortemsHref(filter: PostmortemFilter, cursor: string | null = null): Route {
  const params = formatListFilter(filter)
  if (cursor !== null) params.set('cursor', cursor)
  return (params.size === 0 ? '/postmortems' : `/postmortems?${params}`) as Route
}

/** The CSV of exactly what the filter lets through. */
export function postmortemsCsvHref(filter: PostmortemFilter): string {
  const params = formatListFilter(filter)
  return params.size === 0 ? '/api/postmortems/csv' : `/api/postmortems/csv?${params}`
}

/** The post-mortem of an incident; `of` names one that its address alone does not open. */
export function postmortemHref(incidentId: string, of: string | null = null): Route {
  return `/incidents/${incidentId}/postmortem${of === null ? '' : `?of=${of}`}` as Route
}
