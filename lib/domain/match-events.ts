/** Finds which stored HealthEvent a payload speaks of. By ARN; where one side has none, by service, Region and time. */
import type { Instant } from './health-event'
import type { Listing } from './listing'

/** What is needed of an event to recognise it. */
export interface Recognisable {
  arn: string | null
  service: string
  region: string
  startedAt: Instant
  endedAt: Instant | null
  saidAt: Instant
  listing: Listing
  /** Times of AWS's updates. */
  saidTimes: readonly Instant[]
  /** First and last moment of its impact windows, where any are known. */
  impact: { from: Instant; to: Instant } | null
  /** The source's own name for it, where that is not the ARN. */
  externalRef: string | null
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Starts this near mean the same event, where one of the two has no ARN. */
const NEAR_START = 10 * MINUTE
/** How far a stored event may lie from a payload and still be asked about, in ms. */
export const SEARCH_REACH = 31 * DAY

/**
 * Pairs each payload with at most one stored event, nearest first; the index of the stored event, or null where the payload
 * is news. Does not depend on the order of the payloads within a batch, but for exact ties.
 */
export function matchEvents(incoming: readonly Recognisable[], stored: readonly Recognisable[]): (number | null)[] {
  const byArn = new Map(stored.flatMap((event, index) => (event.arn === null ? [] : [[event.arn, index] as const])))
  const result = incoming.map((event) => (event.arn === null ? null : (byArn.get(event.arn) ?? null)))
  const taken = new Set<number | null>(result)
  for (const { from, to } of nearestFirst(incoming, stored, result)) {
    if (result[from] !== null || taken.has(to)) continue
    result[from] = to
    taken.add(to)
  }
  return result
}

interface Pair {
  from: number
  to: number
  distance: number
}

function nearestFirst(
  incoming: readonly Recognisable[],
  stored: readonly Recognisable[],
  matched: readonly (number | null)[],
): Pair[] {
  const places = new Map<string, number[]>()
  for (const [index, event] of stored.entries()) {
    const place = placeOf(event)
    places.set(place, [...(places.get(place) ?? []), index])
  }
  const pairs: Pair[] = []
  for (const [from, event] of incoming.entries()) {
    if (matched[from] !== null) continue
    for (const to of places.get(placeOf(event)) ?? []) {
      const other = stored[to]
      const distance = other === undefined ? null : distanceBetween(event, other)
      if (distance !== null) pairs.push({ from, to, distance })
    }
  }
  return pairs.sort((a, b) => a.distance - b.distance || a.to - b.to || a.from - b.from)
}

/** How far apart two descriptions of what may be one event are, in ms; null where they are two events. */
export function distanceBetween(a: Recognisable, b: Recognisable): number | null {
  if (a.externalRef !== null && a.externalRef === b.externalRef) return 0
  if ((a.arn !== null && b.arn !== null) || placeOf(a) !== placeOf(b)) return null
  const apart = Math.abs(a.startedAt - b.startedAt)
  if (a.listing === 'bundled' && b.listing === 'bundled') return null
  if (a.listing === 'bundled' || b.listing === 'bundled')
    return Math.min(apart, gap(reach(a), reach(b))) <= DAY ? apart : null
  if (a.saidTimes.some((time) => b.saidTimes.includes(time))) return 0
  if (apart <= NEAR_START) return apart
  return continues(a, b) || continues(b, a) ? apart : null
}

/** An RSS feed forgets its oldest items: what is left of an event begins inside the event that we know. */
function continues(rest: Recognisable, known: Recognisable): boolean {
  if (rest.listing !== 'rss') return false
  const until = known.endedAt ?? known.saidAt + DAY
  return rest.startedAt >= known.startedAt && rest.startedAt <= until
}

function placeOf(event: Recognisable): string {
  return `${event.service} ${event.region}`
}

function reach(event: Recognisable): { from: Instant; to: Instant } {
  const { startedAt, endedAt, impact } = event
  return {
    from: Math.min(startedAt, impact?.from ?? startedAt),
    to: Math.max(endedAt ?? startedAt, impact?.to ?? startedAt),
  }
}

function gap(a: { from: Instant; to: Instant }, b: { from: Instant; to: Instant }): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}
