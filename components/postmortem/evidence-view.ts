/** What the machine found for the items of the checklist, as this page knows it. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { ItemView } from '@/lib/postmortems/contract'
import { type EvidencePlace, itemEvidenceQuery } from '@/lib/postmortems/queries'
import type { PostmortemPart } from './checklist-part'

export interface EvidenceInView {
  place: EvidencePlace
  /** Null: it was not read yet, or the machine looks for nothing there. */
  of: (item: Pick<ItemView, 'code' | 'kind'>) => ItemEvidence | null
  /** Of a published revision: verdicts of today are those of its publishing. */
  isPublished: boolean
  /** Why nothing can be told, as a sentence; null: something can. */
  problem: string | null
}

/** Of a revision as it was published, else as it is now. */
export function useEvidence({ incidentId, of, revision, postmortem }: PostmortemPart): EvidenceInView {
  const place = { incidentId, of, revision }
  const { data, error } = useQuery(itemEvidenceQuery(place))
  const published = revision === null ? undefined : postmortem.evidence
  const known = new Map((published ?? data?.data ?? []).map((evidence) => [evidence.check, evidence]))
  return {
    place,
    of: ({ code, kind }) => (code === null || kind === 'person' ? null : (known.get(code) ?? null)),
    isPublished: revision !== null,
    problem: problemOf({ isRead: data !== undefined, error, isCollected: data?.isCollected !== false }),
  }
}

function problemOf(how: { isRead: boolean; error: Error | null; isCollected: boolean }): string | null {
  if (!how.isRead && how.error) return `What the machine found could not be read: ${how.error.message}`
  if (how.isCollected) return null
  return 'No connection collects evidence, so no account can be checked.'
}
