/** The rules as one would write them down: for every two events, whether they are linked. Slow, and beyond doubt. */
import { regionOrHome } from '@/lib/domain/partition'
import { type CorrelationSettings, LINK_RULES, type LinkRule } from '../facts'
import { type LocatedEvent, locateEvents } from '../locate-events'
import { spellingsOf, spellingsWithin } from '../service-names'

const HOUR = 3_600_000
const IDENTITY = ['iam', 'sts', 'signin', 'identitycenter']

function overlap(a: LocatedEvent, b: LocatedEvent): boolean {
  return a.startedAt <= b.until && b.startedAt <= a.until
}

function near(a: LocatedEvent, b: LocatedEvent): boolean {
  return Math.abs(a.startedAt - b.startedAt) <= HOUR && overlap(a, b)
}

function isSamePlace(a: LocatedEvent, b: LocatedEvent): boolean {
  return a.partition === b.partition && a.place === b.place
}

function lists(a: LocatedEvent, b: LocatedEvent): boolean {
  return a.facts.impactedServices.some(
    ({ service, region }) =>
      service === b.facts.service && a.partition === b.partition && regionOrHome(region, a.partition) === b.place,
  )
}

function names(a: LocatedEvent, b: LocatedEvent): boolean {
  const own = spellingsOf(a.facts)
  const others = spellingsOf(b.facts).filter((name) => !own.includes(name))
  return spellingsWithin(a.facts.summary, new Set(others)).length > 0
}

function isCore(event: LocatedEvent, events: readonly LocatedEvent[]): boolean {
  const around = events.filter((each) => each.isPublic && isSamePlace(each, event) && near(each, event))
  return event.isPublic && new Set(around.map(({ facts }) => facts.service)).size >= 3
}

function comesAgain(a: LocatedEvent, b: LocatedEvent, reopenMs: number): boolean {
  const sameType = a.facts.typeCode !== null && a.facts.typeCode === b.facts.typeCode
  const [earlier, later] = a.startedAt <= b.startedAt ? [a, b] : [b, a]
  if (later.startedAt > earlier.until + reopenMs) return false
  if (a.isPublic && b.isPublic) return true
  return sameType && later.startedAt - earlier.startedAt <= HOUR + reopenMs
}

function rulesOf(a: LocatedEvent, b: LocatedEvent, cores: ReadonlySet<string>, reopenMs: number): LinkRule[] {
  const sameRegion = a.facts.region === b.facts.region
  const sameService = sameRegion && a.facts.service === b.facts.service
  const sameType = sameRegion && a.facts.typeCode !== null && a.facts.typeCode === b.facts.typeCode
  const identity = [a, b].every(({ facts }) => IDENTITY.includes(facts.service))
  const told = a.isPublic && b.isPublic
  const either = (holds: (one: LocatedEvent, other: LocatedEvent) => boolean) => holds(a, b) || holds(b, a)
  const outage: Partial<Record<LinkRule, boolean>> = {
    'impacted-services': either(lists) && overlap(a, b),
    'public-and-account': sameService && a.isPublic !== b.isPublic && near(a, b),
    again: sameService && comesAgain(a, b, reopenMs),
    'identity-root': identity && overlap(a, b),
    'names-other': isSamePlace(a, b) && either(names) && near(a, b),
    burst: told && either(({ id }) => cores.has(id)) && isSamePlace(a, b) && near(a, b),
  }
  const holds = { 'same-type': sameType && near(a, b), ...(a.isAccess || b.isAccess ? {} : outage) }
  return LINK_RULES.filter((rule) => holds[rule])
}

/** "id id rule" of every two events that a rule links, smaller id first. */
export function linkEveryPair(
  events: Parameters<typeof locateEvents>[0],
  { reopenMs }: CorrelationSettings,
): Set<string> {
  const located = locateEvents(events, []).filter(({ isLinkable }) => isLinkable)
  const outages = located.filter(({ isAccess }) => !isAccess)
  const cores = new Set(outages.filter((event) => isCore(event, outages)).map(({ id }) => id))
  const links = new Set<string>()
  for (const [index, a] of located.entries())
    for (const b of located.slice(index + 1)) {
      if (a.partition !== b.partition) continue
      const [first, second] = Number(a.id) < Number(b.id) ? [a, b] : [b, a]
      for (const rule of rulesOf(a, b, cores, reopenMs)) links.add(`${first.id} ${second.id} ${rule}`)
    }
  return links
}
