/** Reads everything that touched some accounts: what AWS named, what people reported, what follows from what they use. */
import 'server-only'
import { findIncidentSource } from '@/lib/blast-radius/read-fault-source'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { dependsOnUsage, inferredIn } from '@/lib/domain/blast-radius/exposure-inference'
import { faultsOf } from '@/lib/domain/blast-radius/fault-spans'
import { trailsOf } from '@/lib/domain/blast-radius/trails'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import { listDeclaredWorkloads } from '@/lib/workloads/read'
import type { TouchesView } from './contract'
import { type InferredIncident, touchViews } from './present-touches'
import { type Candidate, listCandidates, readUsed } from './read-candidates'
import { listPlaces } from './read-places'
import { listNamedTouches, listReportedTouches } from './read-touched-named'

/** Of how many of the newest incidents that could touch the accounts it is worked out whether they do. */
const MOST_INFERRED = 50
const MOST_NAMED = 200

/**
 * Everything that touched these accounts, newest first. What AWS named and people reported is whole, but for very old
 * namings; what is inferred is worked out of the newest incidents that could touch them.
 */
export function getTouches(accountIds: readonly string[], accounts: VisibleAccounts): Promise<TouchesView> {
  const ids = accountIds.filter((id) => accounts === null || accounts.includes(id)).toSorted()
  const key = `touches of ${ids.join(' ')} ${visibilityKey(accounts)}`
  return cachedRead(['events', 'incidents', 'accounts'], key, () => readTouches(ids, accounts))
}

async function readTouches(ids: readonly string[], accounts: VisibleAccounts): Promise<TouchesView> {
  const [named, reported, { candidates, inferred, unknown }] = await Promise.all([
    listNamedTouches(ids, MOST_NAMED + 1),
    listReportedTouches(ids),
    inferTouches(ids, accounts),
  ])
  const shown = { named: named.slice(0, MOST_NAMED), reported, inferred }
  const incidents = await listSummariesOf([...idsOf(shown)], accounts)
  return {
    touches: touchViews(shown, incidents),
    isCut: named.length > MOST_NAMED,
    lookedAt: candidates.length,
    lookedSince: candidates.at(-1)?.startedAt.toISOString() ?? null,
    unknown,
  }
}

interface Inferred {
  /** The incidents that were looked at, newest first. */
  candidates: Candidate[]
  inferred: InferredIncident[]
  /** Of how many of the accounts it is not known what they use, where that matters. */
  unknown: number
}

async function inferTouches(ids: readonly string[], accounts: VisibleAccounts): Promise<Inferred> {
  const workloads = await listDeclaredWorkloads()
  const candidates = await listCandidates(await readUsed(ids, workloads), workloads, accounts, MOST_INFERRED)
  const sources = await Promise.all(candidates.map(({ id }) => findIncidentSource(id, accounts)))
  const worked = sources
    .filter((source) => source !== null)
    .map((source) => ({ incidentId: source.id, faults: faultsOf(source).faults }))
    .map(({ incidentId, faults }) => ({ incidentId, faults, trails: trailsOf(faults, workloads) }))
  const trails = worked.flatMap((each) => each.trails)
  const places = await listPlaces(ids, trails)
  const inferred = worked.flatMap(({ incidentId, faults, trails }) => {
    const found = inferredIn(faults, trails, places)
    if (found === null) return []
    const accountIds = found.places.flatMap((index) => places[index]?.id ?? [])
    return [{ incidentId, accountIds, trail: found.trail, span: found.span }]
  })
  const unknown = dependsOnUsage(trails) ? places.filter(({ usageUnknown }) => usageUnknown).length : 0
  return { candidates, inferred, unknown }
}

function idsOf(shown: Record<string, readonly { incidentId: string }[]>): Set<string> {
  return new Set(
    Object.values(shown)
      .flat()
      .map(({ incidentId }) => incidentId),
  )
}
