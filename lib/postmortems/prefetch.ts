/** Reads what the page of a post-mortem shows first, under the keys by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import { type EvidencePlace, itemEvidenceQuery, postmortemQuery } from './queries'
import { findPostmortem, type Reader } from './read'
import { readItemEvidence } from './read-evidence'

/**
 * The post-mortem of an incident with the machine's evidence; of a revision that is looked at, the evidence of then. What
 * cannot be read is left to the browser, which tries again and says so.
 */
export async function prefetchPostmortem(queries: QueryClient, place: EvidencePlace, reader: Reader): Promise<void> {
  const { incidentId, of } = place
  const queryFn = () => findPostmortem(incidentId, reader, of)
  const evidence = () => readItemEvidence(place, reader)
  await Promise.allSettled([
    queries.query({ ...postmortemQuery(incidentId, of), queryFn, retry: false }),
    queries.query({ ...itemEvidenceQuery(place), queryFn: evidence, retry: false }),
  ])
}
