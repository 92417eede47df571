/** Addresses of the list of incidents, of its CSV, and of single incidents. */
import type { Route } from 'next'
import { formatIncidentFilter, type IncidentFilter } from '@/lib/incidents/filter'

/** The list with this filter, from the cursor on. */
export function incidentsHref(filter: IncidentFilter, cursor: string | null = null): Route {
  const params = formatIncidentFilter(filter)
  if (cursor !== null) params.set('cursor', cursor)
  return (params.size === 0 ? '/incidents' : `/incidents?${params}`) as Route
}

/** The CSV of exactly what the filter lets through. */
export function incidentsCsvHref(filter: IncidentFilter): string {
  const params = formatIncidentFilter(filter)
  return params.size === 0 ? '/api/incidents/csv' : `/api/incidents/csv?${params}`
}

export function incidentHref(id: string): Route {
  return `/incidents/${id}` as Route
}
