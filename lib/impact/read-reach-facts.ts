/** Reads what decides whom outages touch: whom they reach, whom AWS named, what people said. */
import 'server-only'
import { eachInSlices } from '@/lib/db/slices'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import type { IncidentReports, Naming, OutageFacts } from '@/lib/domain/impact/reach-outage'
import type { Reach } from '@/lib/domain/impact/reach-universe'
import { type EventsBehind, readEventsBehind } from './read-reach-events'
import { listNamings, type NamedCount, type NamedId, type ReportedIds, readReported } from './read-reach-said'
import type { Universe } from './read-reach-universe'

/** Positions of accounts, those included that only AWS or a person named. */
export interface Places {
  universe: Universe
  /** Of an account; a new one is given the next position. */
  positionOf(id: string): number
  /** One more than the last position so far. */
  size(): number
  /** The account at a position. */
  idAt(position: number): string
}

/** Places of their own for one answer. */
export function createPlaces(universe: Universe): Places {
  const { accounts } = universe
  const others = new Map<string, number>()
  const ids: string[] = []
  return {
    universe,
    positionOf(id) {
      const known = universe.positionOf.get(id) ?? others.get(id)
      if (known !== undefined) return known
      const position = accounts.length + ids.push(id) - 1
      others.set(id, position)
      return position
    },
    size: () => accounts.length + ids.length,
    idAt: (position) => accounts[position]?.id ?? ids[position - accounts.length] ?? '',
  }
}

export interface FactsQuestion {
  /** All that will be asked about. */
  outages: readonly Outage[]
  /** Of these it is read whom AWS named; of the others only whether anybody is, as `counted` tells. */
  named: readonly Outage[]
  counted: ReadonlyMap<string, NamedCount>
  /** Only namings of these accounts; null: of all. */
  only: readonly string[] | null
  /** What the reader may see. */
  visible: VisibleAccounts
}

/** The facts, and how many accounts AWS named in an event, where that was read. */
export type ReadFacts = OutageFacts & { namedIn(eventId: string): number }

/** The facts of these outages. */
export async function readOutageFacts(question: FactsQuestion, places: Places): Promise<ReadFacts> {
  const { outages, named, counted, only, visible } = question
  const behind = await readEventsBehind(outages, visible)
  const isRead = new Set<string>()
  await eachInSlices(named, (outage) => {
    for (const id of eventsOf(outage, behind)) isRead.add(id)
  })
  const [namings, reported] = await Promise.all([listNamings([...isRead], only), readReported()])
  const byEvent = new Map<string, readonly Naming[]>()
  await eachInSlices([...namings], ([id, accounts]) => byEvent.set(id, namingsOf(accounts, places)))
  const reports = new Map<string, IncidentReports>()
  await eachInSlices([...reported], ([id, said]) => reports.set(id, reportsOf(said, places)))
  const namingsIn = (id: string) => byEvent.get(id) ?? (isRead.has(id) ? NOT_NAMED : somebody(counted.get(id)))
  return {
    namedIn: (eventId) => namings.get(eventId)?.length ?? counted.get(eventId)?.count ?? 0,
    eventsOf: (outage) => eventsOf(outage, behind),
    reachesOf: (outage) => reachesOf(outage, behind, places.universe),
    namingsOf: (outage) =>
      outage.eventId === null ? eventsOf(outage, behind).flatMap(namingsIn) : namingsIn(outage.eventId),
    reportsOf: (incidentId) => reports.get(incidentId) ?? null,
  }
}

const NOT_NAMED: readonly Naming[] = []

/** Nobody in particular: enough where all accounts are in scope all the time. */
const SOMEBODY = new Uint32Array([0])

function somebody(counted: NamedCount | undefined): readonly Naming[] {
  return counted === undefined ? NOT_NAMED : [{ positions: SOMEBODY, since: counted.since }]
}

const NONE: readonly string[] = []

/** Events whose accounts the outage touches: its own; of what people observed of an incident, all of its events. */
function eventsOf({ via, eventId, incidentId }: Outage, { byIncident }: EventsBehind): readonly string[] {
  if (eventId !== null) return [eventId]
  return via === 'observed' ? (byIncident.get(incidentId)?.map((event) => event.eventId) ?? NONE) : NONE
}

function namingsOf(accounts: readonly NamedId[], places: Places): Naming[] {
  const bySince = new Map<Instant | null, number[]>()
  for (const { id, since } of accounts) {
    const positions = bySince.get(since)
    if (positions === undefined) bySince.set(since, [places.positionOf(id)])
    else positions.push(places.positionOf(id))
  }
  return Array.from(bySince, ([since, positions]) => ({ positions: Uint32Array.from(positions), since }))
}

function reportsOf({ touched, cleared }: ReportedIds, places: Places): IncidentReports {
  return {
    touched: Uint32Array.from(touched, (id) => places.positionOf(id)),
    cleared: new Set(cleared.map((id) => places.positionOf(id))),
  }
}

const NO_REACH: readonly Reach[] = []

function reachesOf(outage: Outage, { byEvent }: EventsBehind, universe: Universe): readonly Reach[] {
  const { via, eventId, faults, service, region } = outage
  if (faults !== null) return universe.reachesOf(faults)
  const own = via === 'named' ? byEvent.get(eventId ?? '') : undefined
  return own === undefined ? NO_REACH : universe.reachesWithin(own.faults, service, region)
}
