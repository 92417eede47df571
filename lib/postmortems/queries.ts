/** How browser and server ask for post-mortems: keys under `postmortems`, which the live signal of that name refreshes. */
import { queryOptions } from '@tanstack/react-query'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import { fetchJson } from '@/lib/wire/fetch-json'
import type { FieldTextView, PostmortemView } from './contract'
import type { ItemEvidencePage, PostmortemEvidence } from './contract-evidence'
import type { SimilarView } from './contract-lists'

// A signal may be missed; nothing here may be wrong for longer than this, in ms.
const LONGEST_WRONG = 60_000

/** Where the post-mortem of an incident is read and changed; `of` names another than its own. */
export function postmortemAddress(incidentId: string, path = '', of: string | null = null): string {
  const query = of === null ? '' : `?of=${encodeURIComponent(of)}`
  return `/api/v1/incidents/${encodeURIComponent(incidentId)}/postmortem${path}${query}`
}

/** The post-mortem of an incident, whole; null where nobody opened one. */
export function postmortemQuery(incidentId: string, of: string | null = null) {
  return queryOptions({
    queryKey: ['postmortems', 'of', incidentId, of],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ data: PostmortemView | null }>(postmortemAddress(incidentId, '', of), signal)).data,
    refetchInterval: LONGEST_WRONG,
  })
}

/** A post-mortem, and the revision of it that is looked at; null: as it is now. */
export interface EvidencePlace {
  incidentId: string
  of: string | null
  revision: number | null
}

/** What the machine found for its items. It rests on more than post-mortems: each of these topics refreshes it. */
export function itemEvidenceQuery(place: EvidencePlace) {
  return queryOptions({
    queryKey: ['evidence', 'of postmortem', place.incidentId, place.of, place.revision],
    queryFn: ({ signal }) => fetchJson<PostmortemEvidence>(evidenceAddress(place, {}), signal),
    meta: { topics: ['iam-changes', 'postmortems', 'incidents'] },
    refetchInterval: LONGEST_WRONG,
  })
}

/** The accounts under one check that have this verdict now, at most 50, or all rows of an item about the incident. */
export function itemAccountsQuery(place: EvidencePlace, check: string, verdict: Verdict | null) {
  return queryOptions({
    queryKey: ['evidence', 'of postmortem', place.incidentId, place.of, place.revision, check, verdict],
    queryFn: ({ signal }) =>
      fetchJson<ItemEvidencePage>(evidenceAddress(place, verdict === null ? { check } : { check, verdict }), signal),
  })
}

function evidenceAddress({ incidentId, of, revision }: EvidencePlace, asked: Record<string, string>): string {
  const query = new URLSearchParams({
    ...(of === null ? {} : { of }),
    ...(revision === null ? {} : { revision: `${revision}` }),
    ...asked,
  }).toString()
  return `${postmortemAddress(incidentId, '/evidence')}${query === '' ? '' : `?${query}`}`
}

/** What a field said before, newest first. */
export function fieldHistoryQuery(incidentId: string, key: string, of: string | null = null) {
  return queryOptions({
    queryKey: ['postmortems', 'of', incidentId, of, 'field', key],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ data: FieldTextView[] }>(postmortemAddress(incidentId, `/fields/${key}`, of), signal)).data,
  })
}

/** What the machine would write into a field now, and as of when (ISO 8601 UTC); nothing is changed by asking. */
export function fieldFactsQuery(incidentId: string, key: string, of: string | null = null) {
  const address = postmortemAddress(incidentId, `/fields/${key}/refresh`, of)
  return queryOptions({
    queryKey: ['postmortems', 'of', incidentId, of, 'facts', key],
    queryFn: async ({ signal }) => (await fetchJson<{ data: { body: string; asOf: string } }>(address, signal)).data,
    staleTime: 0,
  })
}

/** Other incidents that resemble this one; not asked for anew at each keystroke of somebody who writes. */
export function similarQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['similar-incidents', incidentId],
    queryFn: ({ signal }) =>
      fetchJson<SimilarView>(`/api/v1/incidents/${encodeURIComponent(incidentId)}/similar`, signal),
    staleTime: LONGEST_WRONG,
  })
}
