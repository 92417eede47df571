/** Reads what failed, where and when out of an incident's events, or of what people said of one that has none. */
import type { EventStatus, Instant } from '../health-event'
import type { IncidentKind } from '../incident'
import { partitionOf } from '../partition'
import { GLOBAL_REGION } from '../region'
import { nameWithoutRegion } from '../service-id'
import type { Severity } from '../severity'
import { spansOfEvent, spansOfService } from './event-spans'
import type { BlastEvent, Fault, Span } from './facts'
import { MULTIPLE_SERVICES } from './multiple-services'
import { joinSpans, spansOrMinute } from './spans'

/** An ImpactWindow of an event, in ms. */
export interface FaultWindow {
  clock: 'declared' | 'described' | 'recovered'
  from: Instant
  to: Instant | null
  /** AWS's key of the service (`ec2-us-east-1`); null: the event as a whole. */
  service: string | null
  superseded: boolean
}

/** A service that an event names as hit. */
export interface NamedService {
  /** Lower-case catalogue id. */
  service: string
  serviceName: string
  /** AWS Region id or `global`. */
  region: string
  peakSeverity: Severity | null
}

/** One event of an incident, as far as it tells what failed. Times in ms. */
export interface FaultEvent {
  id: string
  service: string
  serviceName: string
  /** AWS Region id or `global`. */
  region: string
  /** By partitionOf. */
  partition: string
  scope: string
  typeCode: string | null
  status: EventStatus
  summary: string
  startedAt: Instant
  endedAt: Instant | null
  saidAt: Instant
  windows: readonly FaultWindow[]
  impacted: readonly NamedService[]
}

/** What people said of an incident that has no events. Times in ms. */
export interface ToldOutage {
  services: readonly { id: string; name: string }[]
  regions: readonly string[]
  partition: string | null
  startedAt: Instant
  endedAt: Instant | null
}

/** What the faults of an incident are read from. */
export interface FaultSource {
  kind: IncidentKind
  /** In the order in which they are to be listed. */
  events: readonly FaultEvent[]
  told: ToldOutage
}

/**
 * What failed, in the order of the events, and the events with the time for which each lasted. An incident of the kind
 * `access` has no faults: there only who is named or reported is touched.
 */
export function faultsOf({ kind, events, told }: FaultSource): { faults: Fault[]; events: BlastEvent[] } {
  const faults =
    kind === 'access' ? [] : events.length === 0 ? toldFaults(told) : mergeAccountFaults(events.flatMap(faultsOfEvent))
  return { faults, events: events.map(blastEventOf) }
}

/** What a dry run supposes: that the service (null: everything in the Region) fails from now on. `at` in ms. */
export function supposedFault(
  { service, serviceName, region, partition }: Pick<Fault, 'service' | 'serviceName' | 'region' | 'partition'>,
  at: Instant,
): Fault {
  const place = { region, partition: partitionAt(region, partition) }
  const spans: Span[] = [[at, null]]
  return { eventId: null, via: 'supposed', service, serviceName, ...place, isAccountEvent: false, infers: true, spans }
}

function toldFaults({ services, regions, partition, startedAt, endedAt }: ToldOutage): Fault[] {
  const spans = spansOrMinute([[startedAt, endedAt]], startedAt)
  const places = regions.length === 0 ? [null] : regions
  return services
    .filter(({ id }) => id !== MULTIPLE_SERVICES || regions.length > 0)
    .flatMap(({ id, name }) =>
      places.map((region) => ({
        eventId: null,
        via: 'told',
        service: id === MULTIPLE_SERVICES ? null : id,
        serviceName: name,
        region,
        partition: partitionAt(region, partition),
        isAccountEvent: false,
        infers: true,
        spans,
      })),
    )
}

function blastEventOf(event: FaultEvent): BlastEvent {
  const { id, service, serviceName, region, summary } = event
  return { id, service, serviceName: nameWithoutRegion(serviceName), region, summary, spans: spansOfEvent(event) }
}

function faultsOfEvent(event: FaultEvent): Fault[] {
  const named = failingOf(event.impacted)
  const own = { service: event.service, serviceName: event.serviceName, region: event.region }
  const isNobody = event.service === MULTIPLE_SERVICES
  const isOwn = (each: NamedService) => each.service === own.service && each.region === own.region
  const others = named.filter((each) => each.service !== MULTIPLE_SERVICES && !isOwn(each))
  const first = isNobody && others.length > 0 ? [] : [faultOf(event, 'event', own)]
  return [...first, ...others.map((each) => faultOf(event, 'named', each))]
}

/** All that are listed; where some have a worst severity those without one were only watched. Each once. */
function failingOf(impacted: readonly NamedService[]): NamedService[] {
  const hit = impacted.filter(({ peakSeverity }) => peakSeverity !== null)
  const failing = hit.length > 0 ? hit : impacted
  return [...new Map(failing.map((each) => [`${each.service} ${each.region}`, each])).values()]
}

function faultOf(
  event: FaultEvent,
  via: 'event' | 'named',
  { service, serviceName, region }: Pick<NamedService, 'service' | 'serviceName' | 'region'>,
): Fault {
  const isAccountEvent = event.scope !== 'PUBLIC'
  return {
    eventId: event.id,
    via,
    service: service === MULTIPLE_SERVICES ? null : service,
    serviceName: nameWithoutRegion(serviceName),
    region,
    partition: partitionAt(region, event.partition),
    isAccountEvent,
    infers: !isAccountEvent || event.typeCode?.toUpperCase().endsWith('OPERATIONAL_ISSUE') === true,
    spans: spansOfService(event, service, region),
  }
}

/** A Region tells its partition; where there is none in particular it is what is said. */
function partitionAt(region: string | null, said: string | null): string | null {
  return region === null || region === GLOBAL_REGION ? said : partitionOf({ arn: null, region })
}

/** What AWS tells hundreds of accounts one by one is one fault, of the first of these events, as long as any lasts. */
function mergeAccountFaults(faults: readonly Fault[]): Fault[] {
  const merged = new Map<string, Fault>()
  for (const [index, fault] of faults.entries()) {
    const { service, region, partition, infers, via } = fault
    const key = fault.isAccountEvent ? JSON.stringify([via, service, region, partition, infers]) : String(index)
    const known = merged.get(key)
    merged.set(key, known === undefined ? fault : { ...known, spans: joinSpans([...known.spans, ...fault.spans]) })
  }
  return [...merged.values()]
}
