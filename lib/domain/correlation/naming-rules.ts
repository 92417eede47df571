/** The rules that rest on one event naming another's service: in its list of services hit, or in its summary. */
import { regionOrHome } from '../partition'
import { apart, type Bucket, type Pair, type Seat } from './bucket'
import { compareStarts } from './event-order'
import type { LinkDetail } from './facts'
import type { LocatedEvent } from './locate-events'
import { NEAR_STARTS_MS } from './rules'
import { spellingsOf, spellingsWithin } from './service-names'

/** Who names and who is named, under one name in one place. */
interface Naming {
  /** The spelling that was found; for listed services their id. */
  name: string
  namers: Set<LocatedEvent>
  named: Set<LocatedEvent>
}

/** Events that list another's service in its place as hit, and go on at the same time. */
export function impactedServices(events: readonly LocatedEvent[]): Bucket[] {
  const namings = new Map<string, Naming>()
  for (const event of events)
    for (const { service, region } of event.facts.impactedServices)
      addNamer(namings, `${event.partition} ${regionOrHome(region, event.partition)} ${service}`, service, event)
  for (const event of events) namings.get(`${event.partition} ${event.place} ${event.facts.service}`)?.named.add(event)
  return [...namings.values()].filter(isShared).map((naming) => ({
    rule: 'impacted-services',
    seats: seatsOf(naming),
    windowMs: Number.POSITIVE_INFINITY,
    slackMs: 0,
    describe: (pair) => {
      const { by, other } = namerOf(naming, pair)
      return { confidence: 'high', detail: { ...detailOf(pair, by), name: other.facts.serviceName } }
    },
  }))
}

/** Events whose summary names another's service, in one place and begun at nearly the same time. */
export function namesInSummaries(events: readonly LocatedEvent[]): Bucket[] {
  const ownNames = remember(({ facts }: LocatedEvent) => `${facts.service} ${facts.serviceName}`, namesOf)
  const known = new Set(events.flatMap(ownNames))
  const namesWithin = remember(
    ({ facts }: LocatedEvent) => facts.summary,
    (event) => spellingsWithin(event.facts.summary, known),
  )
  const namings = new Map<string, Naming>()
  for (const event of events)
    for (const name of namesWithin(event))
      if (!ownNames(event).includes(name)) addNamer(namings, placeKey(event, name), name, event)
  if (namings.size > 0)
    for (const event of events) for (const name of ownNames(event)) namings.get(placeKey(event, name))?.named.add(event)
  return [...namings.values()].filter(isShared).map((naming) => ({
    rule: 'names-other',
    seats: seatsOf(naming),
    windowMs: NEAR_STARTS_MS,
    slackMs: 0,
    describe: (pair) => {
      const detail = { ...detailOf(pair, namerOf(naming, pair).by), name: naming.name, limitMs: NEAR_STARTS_MS }
      return { confidence: 'high', detail }
    },
  }))
}

function namesOf({ facts }: LocatedEvent): string[] {
  return spellingsOf(facts)
}

/** A function that computes once for each key: thousands of events share a few names and titles. */
function remember(keyOf: (event: LocatedEvent) => string, compute: (event: LocatedEvent) => string[]) {
  const known = new Map<string, string[]>()
  return (event: LocatedEvent): string[] => {
    const key = keyOf(event)
    const result = known.get(key) ?? compute(event)
    known.set(key, result)
    return result
  }
}

function placeKey({ partition, place }: LocatedEvent, name: string): string {
  return `${partition} ${place} ${name}`
}

function isShared({ named }: Naming): boolean {
  return named.size > 0
}

function addNamer(namings: Map<string, Naming>, key: string, name: string, event: LocatedEvent): void {
  const naming = namings.get(key) ?? { name, namers: new Set(), named: new Set() }
  naming.namers.add(event)
  namings.set(key, naming)
}

function seatsOf({ namers, named }: Naming): Seat[] {
  const events = [...new Set([...namers, ...named])].sort(compareStarts)
  return events.map((event) => ({ event, isLeft: namers.has(event), isRight: named.has(event) }))
}

/** Which of a pair names the other; the earlier one where both do. */
function namerOf({ namers, named }: Naming, { earlier, later }: Pair): { by: LocatedEvent; other: LocatedEvent } {
  const isEarlier = namers.has(earlier) && named.has(later)
  return isEarlier ? { by: earlier, other: later } : { by: later, other: earlier }
}

function detailOf(pair: Pair, by: LocatedEvent): LinkDetail {
  return { apartMs: apart(pair), by: by.id, place: by === pair.earlier ? pair.later.place : pair.earlier.place }
}
