/** Records what EventBridge tells, once, whatever the order and however often its messages come. */
import 'server-only'
import { isRefusal } from '@/lib/db/is-refusal'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Instant } from '@/lib/domain/health-event'
import { recordObservations } from '@/lib/events/write'
import { createLog } from '@/lib/log'
import type { EventbridgeMessage } from '@/lib/sources/eventbridge/message'
import type { Unreadable } from '@/lib/sources/source'
import { communicationsOf } from './communications'
import { findBelongings } from './read-connections'
import { completeThroughApi } from './write-completion'
import { type ArrivalListing, findFresh, notePages } from './write-pages'
import { recordCommunications } from './write-reach'

/** How messages came. */
export interface Arrival {
  listing: ArrivalListing
  /** The connection whose queue brought them; null for the webhook. */
  through: string | null
  at: Instant
}

/** What recording messages came to. */
export interface RecordedMessages {
  /** Messages that were known already: repeats, and the backup Region's copies. */
  folded: number
  /** Ids of the events that moved. */
  moved: string[]
  /** What could not be stored, and what is incomplete and stays so. */
  unreadable: Unreadable[]
}

/** Writers take turns, in this process and among all: what is newer is decided by what the others have stored. */
const TURN = "SELECT pg_advisory_xact_lock(hashtext('faultline.eventbridge'))"

const RECEIVED_CHARACTERS = 4_000

let lastTurn: Promise<unknown> = Promise.resolve()

/**
 * Stores messages with their events, accounts, texts and resources; all is committed when it returns. A message that the
 * database refuses is set aside so that the others are stored.
 * @throws where the database cannot be reached: then nothing is noted as delivered
 */
export async function recordMessages(
  messages: readonly EventbridgeMessage[],
  arrival: Arrival,
): Promise<RecordedMessages> {
  if (messages.length === 0) return { folded: 0, moved: [], unreadable: [] }
  try {
    return await inTurn(() => recordTogether(messages, arrival))
  } catch (error) {
    if (!isRefusal(error)) throw error
    const [first, ...others] = messages
    if (first === undefined || others.length === 0) return refused(first, error)
    const half = Math.ceil(messages.length / 2)
    const left = await recordMessages(messages.slice(0, half), arrival)
    const right = await recordMessages(messages.slice(half), arrival)
    return {
      folded: left.folded + right.folded,
      moved: [...left.moved, ...right.moved],
      unreadable: [...left.unreadable, ...right.unreadable],
    }
  }
}

/** One at a time within this process: waiting for the database's lock would hold a connection each. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work)
  lastTurn = turn.catch(() => undefined)
  return turn
}

async function recordTogether(messages: readonly EventbridgeMessage[], arrival: Arrival): Promise<RecordedMessages> {
  return inTransaction(async (client) => {
    await client.query(TURN)
    const fresh = await findFresh(client, messages)
    const { moved, notes } = fresh.length === 0 ? NOTHING : await recordFresh(client, fresh, arrival)
    // Last: a page that is noted as delivered is never looked at again.
    await notePages(client, messages, arrival.listing, arrival.at)
    return { folded: messages.length - fresh.length, moved, unreadable: notes }
  })
}

const NOTHING = { moved: [], notes: [] }

async function recordFresh(client: Queryable, fresh: readonly EventbridgeMessage[], arrival: Arrival) {
  const observations = fresh.map(({ event }) => ({ ...event, listing: 'eventbridge' as const, fetchedAt: arrival.at }))
  const { seen, moved } = await recordObservations(observations, arrival.at)
  const eventIds = new Map(fresh.flatMap(({ arn }, index) => (seen[index] ? [[arn, seen[index]] as const] : [])))
  const belongings = await findBelongings(
    client,
    fresh.map(({ account, deliveredTo }) => ({ account: account ?? '', deliveredTo, through: arrival.through })),
  )
  const named = new Map(fresh.map(({ account }, index) => [account ?? '', belongings[index]?.named ?? null]))
  const reached = await recordCommunications(client, communicationsOf(fresh), { eventIds, named, seenAt: arrival.at })
  const notes = await completeThroughApi(
    client,
    fresh.flatMap((message) => (message.truncated ? [truncated(message)] : [])),
    belongings.filter((_, index) => fresh[index]?.truncated),
  )
  return { moved: [...new Set([...moved, ...reached])], notes: notes.flatMap((note) => note ?? []) }
}

function truncated({ arn, account, event }: EventbridgeMessage) {
  return { arn, account: account ?? '', saidAt: event.event.saidAt, what: 'AWS has cut it short' }
}

function refused(message: EventbridgeMessage | undefined, error: Error): RecordedMessages {
  if (message === undefined) throw error
  const { arn, event } = message
  createLog('eventbridge').error({ err: error, arn }, 'the database refused a message')
  const unreadable: Unreadable = {
    where: `a message about ${arn}`,
    why: 'it could be read but not stored',
    received: event.raw.slice(0, RECEIVED_CHARACTERS),
    lost: { arn },
  }
  return { folded: 0, moved: [], unreadable: [unreadable] }
}
