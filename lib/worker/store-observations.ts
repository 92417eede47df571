/** Stores what a source showed; an event that the database refuses is set aside so that the others are stored. */
import { isRefusal } from '@/lib/db/is-refusal'
import type { ObservedEvent } from '@/lib/domain/health-event'
import type { Listing } from '@/lib/domain/listing'
import type { Observation } from '@/lib/events/observation'
import { recordObservations } from '@/lib/events/write'
import { createLog } from '@/lib/log'
import type { Unreadable } from '@/lib/sources/source'

const RECEIVED_CHARACTERS = 4_000

/** What was stored, and what was not. */
export interface StoredObservations {
  moved: string[]
  seen: string[]
  refused: Unreadable[]
}

/** Records the events of one listing. Throws what is not the fault of an event, such as a lost connection. */
export async function storeObservations(
  events: readonly ObservedEvent[],
  listing: Listing,
  fetchedAt: number,
): Promise<StoredObservations> {
  return recordOrRefuse(
    events.map((event): Observation => ({ ...event, listing, fetchedAt })),
    fetchedAt,
  )
}

/** Records observations that were seen at `seenAt`, all together or, where the database refuses one, each by itself. */
export async function recordOrRefuse(
  observations: readonly Observation[],
  seenAt: number,
): Promise<StoredObservations> {
  try {
    return { ...(await recordObservations(observations, seenAt)), refused: [] }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return storeOneByOne(observations, seenAt)
  }
}

async function storeOneByOne(observations: readonly Observation[], fetchedAt: number): Promise<StoredObservations> {
  const stored: StoredObservations = { moved: [], seen: [], refused: [] }
  for (const observation of observations) {
    try {
      const { moved, seen } = await recordObservations([observation], fetchedAt)
      stored.moved.push(...moved)
      stored.seen.push(...seen)
    } catch (error) {
      if (!isRefusal(error)) throw error
      stored.refused.push(refusalOf(observation, error))
    }
  }
  return stored
}

function refusalOf({ event, raw }: Observation, error: Error): Unreadable {
  createLog('worker').error(
    { err: error, service: event.upstreamService, arn: event.arn },
    'the database refused an event',
  )
  return {
    where: `event of ${event.upstreamService} that began at ${new Date(event.startedAt).toISOString()}`,
    why: 'it could be read but not stored',
    received: raw.slice(0, RECEIVED_CHARACTERS),
    lost: { arn: event.arn },
  }
}
