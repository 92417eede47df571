/** Reads what the page of a post-mortem shows first, under the key by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import { postmortemQuery } from './queries'
import { findPostmortem, type Reader } from './read'

/** The post-mortem of an incident. What cannot be read is left to the browser, which tries again and says so. */
export async function prefetchPostmortem(
  queries: QueryClient,
  incidentId: string,
  reader: Reader,
  of: string | null = null,
): Promise<void> {
  const queryFn = () => findPostmortem(incidentId, reader, of)
  await Promise.allSettled([queries.query({ ...postmortemQuery(incidentId, of), queryFn, retry: false })])
}
