/** Records what sources show us: the only way into the timeline. */
import 'server-only'
import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import type { Instant } from '@/lib/domain/health-event'
import type { Listing } from '@/lib/domain/listing'
import { findParts, matchEvents, type Recognisable } from '@/lib/domain/match-events'
import { hasMoved, mergeColumns } from '@/lib/domain/merge-event'
import { correlateEvents } from '@/lib/incidents/write-correlation'
import { announceIncidentsOfEvents } from '@/lib/incidents/write-rollup'
import { absorbPart } from './absorb-part'
import type { Placed } from './event-tables'
import { refreshWindows } from './impact-window-rows'
import { listUnseenAt, mergeKnownEvents, noteFetch, noteSightings } from './merge-known-events'
import { type Observation, type PreparedObservation, prepareObservation, withoutRepeats } from './observation'
import { storeFreshEvents } from './store-fresh-events'
import { findStoredEvents, type StoredEvent } from './stored-events'

/** Events written in one transaction: bounds how long others wait and how much memory a backfill takes. */
const BATCH = 500

/** One batch is written, one stands ready, one is being prepared. */
const AT_ONCE = 3

/** Observations prepared in one go; between two goes the batch that is being written gets its turn. */
const SLICE = 20

/** Ids of the events that a recording touched. */
export interface Recorded {
  /** New ones, and those about which anything that a reader sees has changed. */
  moved: string[]
  /** All that were observed, in the order of the observations. */
  seen: string[]
}

/**
 * Stores observations: events, updates, sightings, services, windows and payloads, groups events into incidents, and
 * announces what moved. Doing it again changes nothing, and the order in which payloads come makes no difference. Each
 * batch is one transaction.
 */
export async function recordObservations(observations: readonly Observation[], seenAt: Instant): Promise<Recorded> {
  const batches: Promise<Recorded>[] = []
  for (let start = 0; start < observations.length; start += BATCH) {
    await batches.at(-AT_ONCE)
    const batch = recordBatch(observations.slice(start, start + BATCH), seenAt)
    batch.catch(() => undefined) // Promise.all below tells; this one may fail before it is asked.
    batches.push(batch)
  }
  const recorded = await Promise.all(batches)
  return { moved: recorded.flatMap(({ moved }) => moved), seen: recorded.flatMap(({ seen }) => seen) }
}

async function recordBatch(batch: readonly Observation[], seenAt: Instant): Promise<Recorded> {
  const prepared = await prepareAll(batch)
  return inTransaction(async (client) => {
    await takeTurn(client, 'record') // Two sources that show the same event at once make one row of it.
    const { moved, vacated, seen } = await recordRounds(client, withoutRepeats(prepared), seenAt)
    await correlateEvents(client, [...moved], vacated)
    if (moved.size > 0) await announce(client, { topic: 'events', ids: [...moved] })
    return { moved: [...moved], seen: batch.flatMap((observation) => seen.get(observation) ?? []) }
  })
}

async function recordRounds(
  client: pg.ClientBase,
  rounds: readonly (readonly PreparedObservation[])[],
  seenAt: Instant,
): Promise<Moves & { seen: Map<Observation, string> }> {
  const moved = new Set<string>()
  const vacated = new Map<string, string>()
  const seen = new Map<Observation, string>()
  for (const round of rounds) {
    let waiting = round
    while (waiting.length > 0) {
      const { placed, parts, deferred } = await place(client, waiting)
      const moves = await recordRound(client, placed, parts, seenAt)
      for (const id of moves.moved) moved.add(id)
      for (const [incidentId, whole] of moves.vacated) vacated.set(incidentId, whole)
      for (const { id, prepared } of placed) seen.set(prepared.observation, id)
      waiting = deferred
    }
  }
  return { moved, vacated, seen }
}

async function prepareAll(batch: readonly Observation[]): Promise<PreparedObservation[]> {
  const prepared: PreparedObservation[] = []
  for (const [index, observation] of batch.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate()
    prepared.push(prepareObservation(observation))
  }
  return prepared
}

/** What a round moved: events, and the incidents that lost an event to the whole that it was a part of. */
interface Moves {
  moved: Set<string>
  vacated: Map<string, string>
}

type PlacedAgain = Placed & { before: StoredEvent | null }

/** Where the observations of a round belong. */
interface Placement {
  placed: PlacedAgain[]
  /** Stored rows that are parts of an event of this round. */
  parts: { whole: string; part: string }[]
  /** Observations of an event that another one of the round speaks of too: they come next. */
  deferred: PreparedObservation[]
}

async function place(client: pg.ClientBase, round: readonly PreparedObservation[]): Promise<Placement> {
  const stored = await findStoredEvents(client, round)
  const asked = round.map(recognisable)
  const matches = matchEvents(asked, stored)
  const ids = await newIds(client, matches.filter((match) => match === null).length)
  const placement: Placement = { placed: [], parts: [], deferred: [] }
  const used = new Set<string>()
  const absorbed = new Set<string>()
  for (const [index, prepared] of round.entries()) {
    const before = stored[matches[index] ?? -1] ?? null
    const columns = before === null ? prepared.own : mergeColumns(before, prepared.own)
    const id = before?.id ?? ids.pop() ?? ''
    if (used.has(id)) placement.deferred.push(prepared)
    else placement.placed.push({ id, before, columns, prepared })
    used.add(id)
    for (const part of partsOf(asked[index], stored, matches)) {
      if (!absorbed.has(part)) placement.parts.push({ whole: id, part })
      absorbed.add(part)
    }
  }
  return placement
}

function partsOf(
  asked: Recognisable | undefined,
  stored: readonly StoredEvent[],
  matches: readonly (number | null)[],
): string[] {
  if (asked === undefined) return []
  return findParts(asked, stored, matches).flatMap((index) => stored[index]?.id ?? [])
}

function recognisable({ own, observation, windows }: PreparedObservation): Recognisable {
  const { event, facts } = observation
  const moments = [...windows, ...(facts?.windows ?? [])].flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  return {
    ...own,
    saidTimes: event.updates.map((update) => update.observedAt),
    impact: moments.length > 0 ? { from: Math.min(...moments), to: Math.max(...moments) } : null,
    externalRef: facts?.externalRef ?? null,
  }
}

async function newIds(client: pg.ClientBase, count: number): Promise<string[]> {
  if (count === 0) return []
  const { rows } = await client.query<{ id: string }>(
    "SELECT nextval(pg_get_serial_sequence('health_event', 'id')) AS id FROM generate_series(1, $1)",
    [count],
  )
  return rows.map(({ id }) => id).reverse()
}

async function recordRound(
  client: pg.ClientBase,
  placed: readonly PlacedAgain[],
  parts: Placement['parts'],
  seenAt: Instant,
): Promise<Moves> {
  const fresh = placed.filter(({ before }) => before === null)
  const repeated = placed.filter(isRepeated)
  const known = placed.filter((item) => item.before !== null && !isRepeated(item))
  await storeFreshEvents(client, fresh, seenAt)
  await noteFetch(client, repeated, seenAt)
  const touched = await mergeKnownEvents(client, known)
  for (const { id, before, columns } of known)
    if (before !== null && (hasMoved(before, columns) || goesOnLonger(before, columns))) touched.add(id)
  for (const id of await listUnseenAt(client, [...known, ...repeated], seenAt)) touched.add(id)
  await noteSightings(client, [...known, ...repeated], seenAt)
  const vacated = new Map<string, string>()
  for (const { whole, part } of parts) {
    for (const incidentId of await absorbPart(client, whole, part)) vacated.set(incidentId, whole)
    touched.add(whole)
  }
  await refreshWindows(client, [...touched])
  for (const { id } of fresh) touched.add(id)
  return { moved: touched, vacated }
}

/** Until when an event without an end goes on follows from AWS's latest word, and with it what belongs together. */
function goesOnLonger(before: StoredEvent, { endedAt, saidAt }: Placed['columns']): boolean {
  return endedAt === null && before.saidAt !== saidAt
}

/** The payload that the stored columns come from, once more: nothing can have changed. */
function isRepeated({ before, prepared: { own } }: PlacedAgain): boolean {
  return before !== null && before.payloadDigest === own.payloadDigest && before.listing === own.listing
}

/**
 * Compares a complete list of current events with what was listed before: events that left it are no longer listed. Nothing
 * is deleted and nothing is closed; what never got an end is shown as of unknown end a day later. Events with an ARN of
 * `unreadArns` stood in the list too, but could not be read.
 */
export async function noteCurrentList(
  source: string,
  listedIds: readonly string[],
  unreadArns: readonly string[] = [],
): Promise<void> {
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ event_id: string }>(
      `UPDATE sighting SET listed = false, last_listed_at = greatest(last_seen_at,
         (SELECT last_complete_at FROM source_listing WHERE id = 'current')),
         last_seen_at = greatest(last_seen_at, (SELECT last_complete_at FROM source_listing WHERE id = 'current'))
       WHERE source = $1 AND listed AND event_id <> ALL($2)
         AND event_id NOT IN (SELECT id FROM health_event WHERE arn = ANY($3)) RETURNING event_id`,
      [source, listedIds, unreadArns],
    )
    if (rows.length === 0) return
    const ids = rows.map(({ event_id }) => event_id)
    await announceIncidentsOfEvents(client, ids)
    await announce(client, { topic: 'events', ids })
  })
}

/** Listings whose payloads state an event's status in AWS's own word. */
const STATING: readonly Listing[] = ['health', 'eventbridge']

/** Opens what was announced for a time that has come, but for events whose status AWS itself states. */
export async function openUpcomingEvents(): Promise<void> {
  await inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const { rows } = await client.query<{ id: string }>(
      "UPDATE health_event SET status = 'open' WHERE status = 'upcoming' AND started_at <= now() AND listing <> ALL($1) RETURNING id",
      [STATING],
    )
    if (rows.length === 0) return
    const ids = rows.map(({ id }) => id)
    await correlateEvents(client, ids)
    await announce(client, { topic: 'events', ids })
  })
}
