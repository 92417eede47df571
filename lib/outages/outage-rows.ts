/** Computes the rows of outages from what AWS and people told: no I/O. */
import { isServiceKey } from '@/lib/domain/blast-radius/event-spans'
import type { Span } from '@/lib/domain/blast-radius/facts'
import { type FaultWindow, faultsOf, type NamedService } from '@/lib/domain/blast-radius/fault-spans'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import type { EventStatus, Instant } from '@/lib/domain/health-event'
import { formatFaults } from '@/lib/domain/impact/faults-text'
import { packWindows } from '@/lib/domain/impact/outage-spans'
import { partitionOf } from '@/lib/domain/partition'
import { GLOBAL_REGION } from '@/lib/domain/region'
import { type Severity, worstSeverity } from '@/lib/domain/severity'
import type { OutageRow } from './outage-tables'

/** An event of an incident, as far as history counts it. Times in ms. */
export interface EventFacts {
  id: string
  /** Merges followed. */
  incidentId: string
  arn: string | null
  service: string
  region: string
  scope: string
  typeCode: string | null
  status: EventStatus
  peakSeverity: Severity | null
  startedAt: Instant
  endedAt: Instant | null
  saidAt: Instant
  timePrecision: 'exact' | 'day'
  /** Those that count. */
  windows: readonly Omit<FaultWindow, 'superseded'>[]
  impacted: readonly Omit<NamedService, 'serviceName'>[]
  /** AWS's first word, and whether it is known when that was said. */
  firstSaidAt: Instant | null
  firstIsWhole: boolean | null
  lastSaidAt: Instant | null
  firstSeenAt: Instant | null
  wordsForAll: boolean
}

/** An incident of which people told something. Times in ms. */
export interface ToldFacts {
  id: string
  partition: string | null
  startedAt: Instant
  endedAt: Instant | null
  /** Of one that has neither events nor observed times; else it counts by those. */
  isToldOnly: boolean
  /** Whether a rule for changes of identity opened it: nothing of AWS's failed then. */
  isAlert: boolean
  services: readonly string[]
  regions: readonly string[]
  observed: readonly ObservedFacts[]
}

export interface ObservedFacts {
  id: string
  from: Instant
  to: Instant | null
  service: string | null
  region: string | null
}

const NO_CLOCKS = { declared: [], described: [], recovered: [], observed: [] }
const NOTHING_SAID = { firstSaidAt: null, firstSeenAt: null, lastKnownAt: null, wordsForAll: true }

/** The event under its own service, and under each that AWS lists in it as hit. */
export function rowsOfEvent(event: EventFacts): OutageRow[] {
  const { id, startedAt, firstIsWhole } = event
  // AWS may date an end before the start.
  const endedAt = event.endedAt === null ? null : Math.max(event.startedAt, event.endedAt)
  const declared: Span[] = event.timePrecision === 'exact' ? [[startedAt, endedAt]] : []
  const rowOf = (of: Pick<OutageRow, 'via' | 'service' | 'region' | 'severity'>, windows: EventFacts['windows']) => {
    const told = (clock: FaultWindow['clock']) =>
      windows.flatMap(({ clock: own, from, to }) => (own === clock ? [[from, to] as const] : []))
    const clocks = {
      ...{ declared: packWindows(declared, endedAt), described: packWindows(told('described'), endedAt) },
      ...{ recovered: packWindows(told('recovered'), endedAt), observed: [] },
    }
    return {
      ...{ ...of, ...clocks, ...extentOf(startedAt, endedAt, clocks) },
      ...{
        incidentId: event.incidentId,
        eventId: id,
        observedId: null,
        isPublic: event.scope === 'PUBLIC',
        startedAt,
        endedAt,
      },
      ...{
        partition: partitionOf({ arn: event.arn, region: of.region ?? event.region }),
        faults: null,
        firstSaidAt: null,
        firstSeenAt: null,
      },
      ...{ lastKnownAt: lastKnown(event), wordsForAll: event.wordsForAll },
    }
  }
  const { service, region, peakSeverity } = event
  const own = {
    ...rowOf({ via: 'own', service: plain(service), region: plain(region), severity: peakSeverity }, event.windows),
    ...{
      faults: faultsText(event),
      firstSaidAt: firstIsWhole === false ? event.firstSaidAt : null,
      firstSeenAt: event.firstSeenAt,
    },
  }
  const named = namedBy(event).map((each) => {
    const isOfIt = ({ service: key }: EventFacts['windows'][number]) =>
      key === null || isServiceKey(key, each.service, each.region)
    return rowOf(
      { via: 'named', service: plain(each.service), region: plain(each.region), severity: each.peakSeverity },
      event.windows.filter((window) =>
        window.clock === 'recovered' ? window.service !== null && isOfIt(window) : window.service === null,
      ),
    )
  })
  return [own, ...named]
}

/** Those that AWS lists beside the event's own; where some have a worst severity those without one were only watched. */
function namedBy({ service, region, impacted }: EventFacts): EventFacts['impacted'] {
  const hit = impacted.filter(({ peakSeverity }) => peakSeverity !== null)
  const byPlace = new Map<string, EventFacts['impacted'][number]>()
  for (const each of hit.length > 0 ? hit : impacted) {
    if (each.service === MULTIPLE_SERVICES || (each.service === service && each.region === region)) continue
    const key = `${plain(each.service)} ${plain(each.region)}`
    const peakSeverity = worstSeverity([each.peakSeverity, byPlace.get(key)?.peakSeverity ?? null])
    byPlace.set(key, { ...each, peakSeverity })
  }
  return [...byPlace.values()]
}

function faultsText(event: EventFacts): string {
  const partition = partitionOf(event)
  const impacted = event.impacted.map((each) => ({ ...each, serviceName: each.service }))
  const whole = { ...event, partition, impacted, serviceName: event.service, summary: '', windows: [] }
  const told = { services: [], regions: [], partition: null, startedAt: event.startedAt, endedAt: null }
  return formatFaults(faultsOf({ kind: 'provider', events: [whole], told }).faults)
}

/** The last moment of which it tells anything. */
function lastKnown({ timePrecision, startedAt, endedAt, windows, lastSaidAt }: EventFacts): Instant | null {
  const moments = [
    ...(timePrecision === 'exact' ? [startedAt, endedAt] : []),
    ...windows.flatMap(({ from, to }) => [from, to]),
    lastSaidAt,
  ].flatMap((moment) => moment ?? [])
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.max(a, b))
}

/** What people told of an incident: each time that they observed, or, of one without any and without events, what it was about. */
export function rowsOfTold(told: ToldFacts): OutageRow[] {
  return told.isToldOnly
    ? placesOf(told).map((place) => toldRow(told, place))
    : told.observed.map((each) => observedRow(told, each))
}

function observedRow(
  { id: incidentId, partition }: ToldFacts,
  { id, from, to, service, region }: ObservedFacts,
): OutageRow {
  const clocks = { ...NO_CLOCKS, observed: packWindows([[from, to]], to) }
  return {
    ...{ incidentId, eventId: null, observedId: id, via: 'observed', isPublic: false, severity: null },
    ...{ service: plain(service), region: plain(region), partition: partitionAt(region, partition) },
    ...{ ...clocks, ...extentOf(from, to, clocks), startedAt: from, endedAt: to, faults: null },
    ...{ ...NOTHING_SAID, lastKnownAt: to ?? from },
  }
}

interface Place {
  service: string | null
  region: string | null
}

function placesOf({ services, regions }: ToldFacts): Place[] {
  const anywhere = (ids: readonly string[]) => (ids.length === 0 ? [null] : [...new Set(ids)])
  return anywhere(services).flatMap((service) => anywhere(regions).map((region) => ({ service, region })))
}

function toldRow({ id, partition, startedAt, endedAt, isAlert }: ToldFacts, { service, region }: Place): OutageRow {
  const isNothing = isAlert || service === null || (service === MULTIPLE_SERVICES && region === null)
  const at = partitionAt(region, partition)
  const failed = service === MULTIPLE_SERVICES ? null : service
  return {
    ...{ incidentId: id, eventId: null, observedId: null, via: 'told', isPublic: false, severity: null },
    ...{ service: plain(service), region: plain(region), partition: at },
    ...{ ...NO_CLOCKS, ...extentOf(startedAt, endedAt, NO_CLOCKS), startedAt, endedAt },
    faults: formatFaults(
      isNothing ? [] : [{ service: failed, region, partition: at, infers: true, isAccountEvent: false }],
    ),
    ...NOTHING_SAID,
  }
}

/** A Region tells its partition; where there is none in particular it is what is said. */
export function partitionAt(region: string | null, said: string | null): string | null {
  return region === null || region === GLOBAL_REGION ? said : partitionOf({ arn: null, region })
}

/** From the first to the last moment that is told; without an end where there is none. */
function extentOf(
  startedAt: Instant,
  endedAt: Instant | null,
  clocks: Pick<OutageRow, 'declared' | 'described' | 'recovered' | 'observed'>,
): Pick<OutageRow, 'firstAt' | 'lastAt'> {
  const told = [...clocks.declared, ...clocks.described, ...clocks.recovered, ...clocks.observed].filter(
    (at) => at !== -1,
  )
  return {
    firstAt: told.reduce((a, b) => Math.min(a, b), startedAt),
    lastAt: endedAt === null ? null : told.reduce((a, b) => Math.max(a, b), Math.max(startedAt, endedAt)),
  }
}

/** Ids as lines of text can hold them. */
function plain<Id extends string | null>(id: Id): Id {
  return (id === null ? null : id.replace(/[\t\n\r]/g, ' ')) as Id
}
