/**
 * Tells where events stand that may be linked with one, so that a new event among a million is correlated by looking at its
 * surroundings alone: fetch what stands within the reach of the events in question, `correlate` what is known, and do the
 * same for every event that their groups have gained, until they gain none. Those groups are then the ones that
 * `correlate` of everything gives. Groups of other events may be too small by then: leave those alone.
 */
import type { Instant } from '../health-event'
import { homeRegion, partitionOf, regionOrHome } from '../partition'
import { GLOBAL_REGION } from '../region'
import { belongsToIncident, IDENTITY_SERVICE_IDS, isAccessEvent, isIdentityEvent } from './eligible'
import type { CorrelationSettings, EventFacts } from './facts'
import { NEAR_STARTS_MS } from './rules'
import { untilOf } from './until'

/** From and to, both included. */
interface Span {
  from: Instant
  to: Instant
}

/** Events of a service that go on within a span: they start at `to` or before, and their untilOf is `from` or later. */
export interface OngoingReach extends Span {
  services: readonly string[]
  /** Null: any Region of the partition. */
  regions: readonly string[] | null
}

/** Where the events stand that may be linked with one. What is found beyond it does no harm. */
export interface Reach {
  /** By partitionOf. Regions of other partitions may be left out of what is found. */
  partition: string
  /** Events of these Regions that start within the span: twice the window, so that it is also known which are cores. */
  starts: Span & { regions: readonly string[] }
  ongoing: readonly OngoingReach[]
  /** Events that go on within the span and list the service in one of the Regions as hit. */
  listing: (Span & { service: string; regions: readonly string[] }) | null
}

/** The surroundings of an event; null for one that nothing can be linked with. */
export function reachOf(facts: EventFacts, { reopenMs }: CorrelationSettings): Reach | null {
  if (!belongsToIncident(facts) || facts.timePrecision === 'day') return null
  const partition = partitionOf(facts)
  const { service, startedAt } = facts
  const regions = regionsOfPlace(facts.region, partition)
  const around = { from: startedAt - 2 * NEAR_STARTS_MS, to: startedAt + 2 * NEAR_STARTS_MS }
  const meanwhile = { from: startedAt, to: untilOf(facts) }
  const again = { from: startedAt - reopenMs, to: meanwhile.to + reopenMs }
  const isAccess = isAccessEvent(facts)
  const identity = isIdentityEvent(facts) && { services: IDENTITY_SERVICE_IDS, regions: null, ...meanwhile }
  const listed = facts.impactedServices.map((each) => ({
    services: [each.service],
    regions: regionsOfPlace(each.region, partition),
    ...meanwhile,
  }))
  return {
    partition,
    starts: { regions, ...around },
    ongoing: isAccess
      ? []
      : [{ services: [service], regions: [facts.region], ...again }, ...(identity ? [identity] : []), ...listed],
    listing: isAccess ? null : { service, regions, ...meanwhile },
  }
}

function regionsOfPlace(region: string, partition: string): string[] {
  const place = regionOrHome(region, partition)
  return place === homeRegion(partition) ? [place, GLOBAL_REGION] : [place]
}
