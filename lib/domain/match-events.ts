/** Finds which stored HealthEvent a payload speaks of. By ARN; where one side has none, by service, Region and time. */
import type { Instant } from './health-event'
import type { Listing } from './listing'

/** What is needed of an event to recognise it. */
export interface Recognisable {
  arn: string | null
  service: string
  region: string
  category: string
  /** Only what is said to everybody is recognised by its time: events of accounts often begin together. */
  scope: string
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
 * Finds the stored event of each payload, nearest first; its index, or null where the payload is news. A stored event takes
 * one payload, but for those of an RSS feed, which parts by silence what AWS holds as one event. Does not depend on the
 * order of the payloads within a batch, but for exact ties.
 */
export function matchEvents(incoming: readonly Recognisable[], stored: readonly Recognisable[]): (number | null)[] {
  const byName = new Map(stored.flatMap((event, index) => namesOf(event).map((name) => [name, index] as const)))
  const result = incoming.map((event) => {
    const name = namesOf(event).find((each) => byName.has(each))
    return name === undefined ? null : (byName.get(name) ?? null)
  })
  const taken = new Set<number | null>(result)
  for (const { from, to } of nearestFirst(incoming, stored, result)) {
    if (result[from] !== null) continue
    if (taken.has(to) && incoming[from]?.listing !== 'rss') continue
    result[from] = to
    taken.add(to)
  }
  return result
}

/** What names an event for certain. */
function namesOf({ arn, externalRef }: Recognisable): string[] {
  return [...(arn === null ? [] : [arn]), ...(externalRef === null ? [] : [`bundled ${externalRef}`])]
}

/**
 * Indexes of stored events without ARN that are part of a payload with one: they hold an update of the same time, and no
 * payload has matched them. They were made while only an RSS feed could be read.
 */
export function findParts(
  payload: Recognisable,
  stored: readonly Recognisable[],
  matches: readonly (number | null)[],
): number[] {
  if (payload.arn === null) return []
  return stored.flatMap((part, index) => {
    const isPart =
      part.arn === null &&
      part.listing === 'rss' &&
      arePublicInOnePlace(part, payload) &&
      part.saidTimes.some((time) => payload.saidTimes.includes(time))
    return isPart && !matches.includes(index) ? [index] : []
  })
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
  if ((a.arn !== null && b.arn !== null) || !arePublicInOnePlace(a, b)) return null
  const apart = Math.abs(a.startedAt - b.startedAt)
  if (a.listing === 'bundled' && b.listing === 'bundled') return null
  if (a.listing === 'bundled' || b.listing === 'bundled')
    return a.category === b.category && Math.min(apart, gap(reach(a), reach(b))) <= DAY ? apart : null
  if (a.saidTimes.some((time) => b.saidTimes.includes(time))) return 0
  if (apart <= NEAR_START) return apart
  return continues(a, b) || continues(b, a) ? apart : null
}

/** An RSS feed forgets its oldest items: what is left of an event begins inside the event that we know. */
function continues(rest: Recognisable, known: Recognisable): boolean {
  if (rest.listing !== 'rss') return false
  const until = known.endedAt ?? Math.max(known.saidAt, known.startedAt) + DAY
  return rest.startedAt >= known.startedAt && rest.startedAt <= until
}

function arePublicInOnePlace(a: Recognisable, b: Recognisable): boolean {
  return a.scope === 'PUBLIC' && b.scope === 'PUBLIC' && placeOf(a) === placeOf(b)
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
