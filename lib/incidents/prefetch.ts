/** Reads what pages about incidents show first, under the keys by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import type { Principal } from '@/lib/domain/access'
import type { IncidentFilter } from './filter'
import { FIRST_PAGE, incidentListQuery, incidentQuery, nowIncidentsQuery } from './queries'
import { getIncident, listIncidents } from './read'
import { findNowIncidents } from './read-now'
import { incidentsOwnedBy } from './request-list'

/** Who asks. */
type Asker = Pick<Principal, 'kind' | 'id' | 'accounts'>

/** The first rows that a filter lets through. What cannot be read is left to the browser, which tries again and says so. */
export async function prefetchIncidentList(queries: QueryClient, filter: IncidentFilter, asks: Asker): Promise<void> {
  const own = incidentsOwnedBy(filter, asks)
  const queryFn = () => listIncidents(own, { limit: FIRST_PAGE, cursor: null }, asks.accounts)
  await Promise.allSettled([queries.infiniteQuery({ ...incidentListQuery(filter), queryFn })])
}

/** What goes on now, in the same way. */
export async function prefetchNowIncidents(queries: QueryClient, { accounts }: Asker): Promise<void> {
  await Promise.allSettled([queries.query({ ...nowIncidentsQuery, queryFn: () => findNowIncidents(accounts) })])
}

/** One incident. @throws AppError NOT_FOUND, so that the page can say it */
export async function prefetchIncident(queries: QueryClient, id: string, { accounts }: Asker): Promise<void> {
  await queries.query({ ...incidentQuery(id), queryFn: () => getIncident(id, accounts), retry: false })
}
