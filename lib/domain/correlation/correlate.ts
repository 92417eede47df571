/** Groups events into incidents by rule, around what people have placed: pure, and the same for every order of events. */
import { apart, type Bucket, type Pair, partsOf } from './bucket'
import { listBuckets } from './buckets'
import { compareIds, compareStarts } from './event-order'
import type { CorrelationSettings, EventFacts, EventGroup, EventLink, Placement } from './facts'
import { locateEvents } from './locate-events'
import { pairNear } from './pair-near'
import { pairPlaced } from './pair-placed'
import { compareLinks, compareStrength, RANKS, spanningForest, type Tree, type WeighedLink } from './spanning-forest'

/** A link to an event that people placed, and where they placed it. */
interface Bridge extends WeighedLink {
  pair: Pair
  incidentId: string
}

/**
 * Every event that belongs to an incident, in exactly one group; alone where nothing links it. Placed events are grouped
 * by the incident that people put them in, whatever the rules say; what the rules link with some of them joins the incident
 * to which its strongest link leads (by confidence, nearness, then time; never by which incident it is, so that it stays
 * where it is when people arrange others). In ascending order of the groups' first ids. Close to linear in the number of
 * events, also where all of them begin in one hour.
 */
export function correlate(
  events: readonly EventFacts[],
  placements: readonly Placement[],
  settings: CorrelationSettings,
): EventGroup[] {
  const located = locateEvents(events, placements)
  const incidentOf = new Map(located.map(({ id, incidentId }) => [id, incidentId]))
  const buckets = listBuckets(located, settings)
  const trees = spanningForest([...incidentOf.keys()], buckets.flatMap(linksWithin))
  const bridges = strongestBridges(buckets.flatMap(bridgesWithin))
  const parts = new Map<string, Tree & { incidentId: string | null }>()
  for (const tree of trees) {
    const [first = ''] = tree.ids
    const byHand = incidentOf.get(first) ?? null
    const bridge = byHand === null ? strongestOf(tree, bridges) : null
    const incidentId = byHand ?? bridge?.incidentId ?? null
    const key = incidentId === null ? `alone ${first}` : `placed ${incidentId}`
    const part = parts.get(key) ?? { ids: [], links: [], incidentId }
    part.ids.push(...tree.ids)
    part.links.push(...tree.links, ...(bridge === null ? [] : [bridge]))
    parts.set(key, part)
  }
  return [...parts.values()].map(toGroup).sort((a, b) => compareIds(a.eventIds[0] ?? '', b.eventIds[0] ?? ''))
}

/** The links of a rule among events that nobody placed, and among those of each incident that people made. */
function linksWithin(bucket: Bucket): WeighedLink[] {
  const parts = partsOf(bucket.seats, ({ event }) => event.incidentId ?? '')
  return parts.flatMap((seats) => pairNear(seats, bucket).map((pair) => weigh(bucket, pair)))
}

function bridgesWithin(bucket: Bucket): Bridge[] {
  return pairPlaced(bucket.seats, bucket).map((pair) => {
    const incidentId = pair.earlier.incidentId ?? pair.later.incidentId ?? ''
    return { ...weigh(bucket, pair), pair, incidentId }
  })
}

function weigh({ rule, describe }: Bucket, pair: Pair): WeighedLink {
  const [eventId = '', otherId = ''] = [pair.earlier.id, pair.later.id].sort(compareIds)
  const { confidence, detail } = describe(pair)
  const link: EventLink = { eventId, otherId, rule, confidence, detail }
  return { link, rank: RANKS[confidence], apartMs: apart(pair) }
}

/**
 * By strength; of equally strong ones first the one whose later event is the first, then the one whose earlier event is the
 * last: the pair that pairPlaced finds of each incident is the foremost by this order, so how events are spread over
 * incidents makes no difference.
 */
function compareBridges(a: Bridge, b: Bridge): number {
  return (
    compareStrength(a, b) ||
    compareStarts(a.pair.later, b.pair.later) ||
    compareStarts(b.pair.earlier, a.pair.earlier) ||
    compareLinks(a, b)
  )
}

/** The strongest bridge of each event, by either of its ends. */
function strongestBridges(bridges: readonly Bridge[]): Map<string, Bridge> {
  const strongest = new Map<string, Bridge>()
  for (const bridge of bridges)
    for (const id of [bridge.link.eventId, bridge.link.otherId]) {
      const known = strongest.get(id)
      if (known === undefined || compareBridges(bridge, known) < 0) strongest.set(id, bridge)
    }
  return strongest
}

function strongestOf({ ids }: Tree, bridges: ReadonlyMap<string, Bridge>): Bridge | null {
  if (bridges.size === 0) return null
  const found = ids.flatMap((id) => bridges.get(id) ?? []).sort(compareBridges)
  return found[0] ?? null
}

function toGroup({ ids, links, incidentId }: Tree & { incidentId: string | null }): EventGroup {
  return {
    eventIds: [...ids].sort(compareIds),
    incidentId,
    links: links
      .map(({ link }) => link)
      .sort((a, b) => compareIds(a.eventId, b.eventId) || compareIds(a.otherId, b.otherId)),
  }
}
