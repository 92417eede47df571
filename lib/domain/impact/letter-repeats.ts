/** Finds incidents that repeat another: the same service in the same Region, shortly before. */
import type { Instant } from '../health-event'
import type { Outage } from './outage'

/** How long before a period an incident counts as one that may be repeated in it, in ms. */
export const REPEATS_WITHIN = 90 * 86_400_000

type Placed = Pick<Outage, 'incidentId' | 'service' | 'region' | 'startedAt'>

/**
 * The incidents of `ids` that repeat another one, with the latest one that began before them.
 * @param outages of the period and of REPEATS_WITHIN before it; those that name no service or no Region repeat nothing
 */
export function repeatsOf(outages: readonly Placed[], ids: ReadonlySet<string>): Map<string, string> {
  const begun = startsOf(outages)
  const repeats = new Map<string, string>()
  for (const incidents of placesOf(outages).values()) {
    const inOrder = [...incidents].sort((a, b) => startOf(begun, a) - startOf(begun, b) || compareIds(a, b))
    for (const [later, earlier] of pairsOf(inOrder, begun)) {
      const known = repeats.get(later)
      const isNearer = known === undefined || startOf(begun, known) < startOf(begun, earlier)
      if (isNearer && ids.has(later)) repeats.set(later, earlier)
    }
  }
  return repeats
}

/** Each with the last one that began before it; what began at the same moment repeats nothing. */
function pairsOf(inOrder: readonly string[], begun: ReadonlyMap<string, Instant>): [later: string, earlier: string][] {
  let earlier: string | null = null
  let last: string | null = null
  const pairs: [string, string][] = []
  for (const id of inOrder) {
    if (last !== null && startOf(begun, last) < startOf(begun, id)) earlier = last
    if (earlier !== null) pairs.push([id, earlier])
    last = id
  }
  return pairs
}

function placesOf(outages: readonly Placed[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>()
  for (const { incidentId, service, region } of outages) {
    if (service === null || region === null) continue
    const place = `${service} ${region}`
    const known = places.get(place)
    if (known === undefined) places.set(place, new Set([incidentId]))
    else known.add(incidentId)
  }
  return places
}

function startsOf(outages: readonly Placed[]): Map<string, Instant> {
  const begun = new Map<string, Instant>()
  for (const { incidentId, startedAt } of outages) {
    begun.set(incidentId, Math.min(begun.get(incidentId) ?? startedAt, startedAt))
  }
  return begun
}

function startOf(begun: ReadonlyMap<string, Instant>, id: string): Instant {
  return begun.get(id) ?? 0
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
