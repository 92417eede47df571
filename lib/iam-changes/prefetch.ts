/** Reads what an incident's overview shows of identity, under the key by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import type { Principal } from '@/lib/domain/access'
import { incidentLaneQuery } from './queries'
import { getIncidentLane } from './read-incident-lane'

/** What cannot be read is left to the browser: the incident itself is shown without it. */
export async function prefetchIncidentLane(queries: QueryClient, id: string, { accounts }: Principal): Promise<void> {
  const queryFn = () => getIncidentLane(id, accounts)
  await Promise.allSettled([queries.query({ ...incidentLaneQuery(id), queryFn })])
}
