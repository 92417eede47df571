/** Tells why an account is touched: which events name it, which trails end at it, and through which services. */
import type { Instant } from '../health-event'
import type { BlastAccount, BlastFacts } from './facts'
import { MULTIPLE_SERVICES } from './multiple-services'
import { lastsAt } from './spans'

/** Indices of the events that name an account, and of the trails that reach it. */
export interface Reasons {
  named: number[]
  trails: number[]
}

/** Tells of each account what names and reaches it at a moment (ms), or ever (null). */
export function reasonFinder(facts: BlastFacts, at: Instant | null): (account: BlastAccount) => Reasons {
  const naming = namingTest(facts, at)
  const isActive = facts.trails.map(({ fault }) => lastsAt(facts.faults[fault]?.spans ?? [], at))
  return ({ named, trails, isGone }) => ({
    named: [...new Set(named.filter(naming).map(([event]) => event))],
    trails: isGone ? [] : trails.filter((trail) => isActive[trail]),
  })
}

/** Which services an account is touched through, as indices of `ids`. */
export interface ServiceFinder {
  /** Lower-case catalogue ids of all services that failed at the moment. */
  ids: readonly string[]
  /** Each once; none where AWS names no service. */
  of: (account: BlastAccount) => number[]
}

/** Tells of each account through which services it is touched at a moment (ms), or ever (null). */
export function serviceFinder(facts: BlastFacts, at: Instant | null): ServiceFinder {
  const ids: string[] = []
  const places = new Map<string, number>()
  const placeOf = (service: string | null): number => {
    if (service === null || service === MULTIPLE_SERVICES) return NO_SERVICE
    const place = places.get(service) ?? ids.push(service) - 1
    places.set(service, place)
    return place
  }
  const naming = namingTest(facts, at)
  const ofEvent = facts.events.map(({ service }) => placeOf(service))
  const ofFault = facts.faults.map(({ service, spans }) => (lastsAt(spans, at) ? placeOf(service) : NO_SERVICE))
  const ofTrail = facts.trails.map(({ fault }) => ofFault[fault] ?? NO_SERVICE)
  const of = ({ named, trails, isGone }: BlastAccount) => {
    const found = new Uint8Array(ids.length)
    const services: number[] = []
    const add = (place: number) => {
      if (place === NO_SERVICE || found[place] === 1) return
      found[place] = 1
      services.push(place)
    }
    for (const each of named) if (naming(each)) add(ofEvent[each[0]] ?? NO_SERVICE)
    if (!isGone) for (const trail of trails) add(ofTrail[trail] ?? NO_SERVICE)
    return services
  }
  return { ids, of }
}

const NO_SERVICE = -1

/** Whether an event goes on and had named the account by then; what it named only at its end it named all along. */
function namingTest({ events }: BlastFacts, at: Instant | null): (naming: BlastAccount['named'][number]) => boolean {
  const isActive = events.map(({ spans }) => lastsAt(spans, at))
  const ends = events.map(({ spans }) => spans.at(-1)?.[1] ?? Number.POSITIVE_INFINITY)
  return ([event, since]) =>
    isActive[event] === true && (at === null || since <= at || since >= (ends[event] ?? Number.POSITIVE_INFINITY))
}
