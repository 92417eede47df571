/** The rules by which events are linked, each as the events among which it links. */
import { apart, type Bucket, type Nearness, partsOf, seatAll } from './bucket'
import { findBurstCores } from './burst-cores'
import { isIdentityEvent } from './eligible'
import type { CorrelationSettings } from './facts'
import type { LocatedEvent } from './locate-events'
import { impactedServices, namesInSummaries } from './naming-rules'
import { burstConfidence, NEAR_STARTS_MS, publicAndAccountConfidence } from './rules'

const NEAR = { windowMs: NEAR_STARTS_MS, slackMs: 0 }
const OVERLAPPING = { windowMs: Number.POSITIVE_INFINITY, slackMs: 0 }

/** What all rules look at, of events in order of start. Access events are linked by their type alone. */
export function listBuckets(events: readonly LocatedEvent[], settings: CorrelationSettings): Bucket[] {
  const linkable = events.filter(({ isLinkable }) => isLinkable)
  const outages = linkable.filter(({ isAccess }) => !isAccess)
  return [
    ...impactedServices(outages),
    ...namesInSummaries(outages),
    ...sameType(linkable),
    ...publicAndAccount(outages),
    ...again(outages, settings.reopenMs),
    ...identityRoot(outages),
    ...bursts(outages),
  ]
}

function typeKey({ facts, partition }: LocatedEvent): string | null {
  return facts.typeCode === null ? null : `${partition} ${facts.region} ${facts.typeCode}`
}

function serviceKey({ facts, partition }: LocatedEvent): string {
  return `${partition} ${facts.region} ${facts.service}`
}

function sameType(events: readonly LocatedEvent[]): Bucket[] {
  return partsOf(events, typeKey).map((part) => ({
    rule: 'same-type',
    seats: seatAll(part),
    ...NEAR,
    describe: (pair) => ({
      confidence: 'medium',
      detail: { apartMs: apart(pair), limitMs: NEAR_STARTS_MS, place: pair.earlier.facts.region },
    }),
  }))
}

function publicAndAccount(events: readonly LocatedEvent[]): Bucket[] {
  return partsOf(events, serviceKey).map((part) => ({
    rule: 'public-and-account',
    seats: part.map((event) => ({ event, isLeft: event.isPublic, isRight: !event.isPublic })),
    ...NEAR,
    describe: (pair) => ({
      confidence: publicAndAccountConfidence(apart(pair)),
      detail: { apartMs: apart(pair), limitMs: NEAR_STARTS_MS, place: pair.earlier.facts.region },
    }),
  }))
}

/**
 * What everybody is told of goes on as long as it goes on. Events of accounts, which a large organization has every day, are
 * one only while they begin soon after each other: else a type that never rests would make one incident without an end.
 */
function again(events: readonly LocatedEvent[], reopenMs: number): Bucket[] {
  const told = partsOf(events, (event) => (event.isPublic ? serviceKey(event) : null))
  return [
    ...flapping(told, { windowMs: Number.POSITIVE_INFINITY, slackMs: reopenMs }),
    ...flapping(partsOf(events, typeKey), { windowMs: NEAR_STARTS_MS + reopenMs, slackMs: reopenMs }),
  ]
}

function flapping(parts: readonly LocatedEvent[][], nearness: Nearness): Bucket[] {
  return parts.map((part) => ({
    rule: 'again',
    seats: seatAll(part),
    ...nearness,
    describe: ({ earlier, later }) => ({
      confidence: 'medium',
      detail: {
        apartMs: Math.max(0, later.startedAt - earlier.until),
        by: earlier.id,
        limitMs: nearness.slackMs,
        place: earlier.facts.region,
      },
    }),
  }))
}

function identityRoot(events: readonly LocatedEvent[]): Bucket[] {
  const identity = events.filter(({ facts }) => isIdentityEvent(facts))
  return partsOf(identity, ({ partition }) => partition).map((part) => ({
    rule: 'identity-root',
    seats: seatAll(part),
    ...OVERLAPPING,
    describe: (pair) => ({ confidence: 'medium', detail: { apartMs: apart(pair) } }),
  }))
}

/** In each bucket all are equally sure: else the nearest placed event of an incident could hide a surer one. */
function bursts(events: readonly LocatedEvent[]): Bucket[] {
  const told = events.filter(({ isPublic }) => isPublic)
  return partsOf(told, ({ partition, place }) => `${partition} ${place}`).flatMap((part) => {
    const cores = findBurstCores(part)
    const isLarge = ({ id }: LocatedEvent) => burstConfidence(cores.get(id) ?? 0) === 'medium'
    const others = part.filter((event) => !isLarge(event))
    return [...around(part, isLarge, cores), ...around(others, ({ id }) => cores.has(id), cores)]
  })
}

/** What links these events to some cores among them. */
function around(
  events: readonly LocatedEvent[],
  isCore: (event: LocatedEvent) => boolean,
  cores: ReadonlyMap<string, number>,
): Bucket[] {
  if (!events.some(isCore)) return []
  const seats = events.map((event) => ({ event, isLeft: isCore(event), isRight: true }))
  return [{ rule: 'burst', seats, ...NEAR, describe: describeBurst(cores) }]
}

function describeBurst(cores: ReadonlyMap<string, number>): Bucket['describe'] {
  return (pair) => {
    const ofEarlier = cores.get(pair.earlier.id) ?? 0
    const ofLater = cores.get(pair.later.id) ?? 0
    const services = Math.max(ofEarlier, ofLater)
    return {
      confidence: burstConfidence(services),
      detail: {
        apartMs: apart(pair),
        by: ofEarlier >= ofLater ? pair.earlier.id : pair.later.id,
        limitMs: NEAR_STARTS_MS,
        services,
        place: pair.earlier.place,
      },
    }
  }
}
