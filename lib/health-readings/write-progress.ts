/** Notes how far events of AWS Health have been read through a connection. */
import 'server-only'
import { bulkRows, timestamp } from '@/lib/db/bulk'
import { pool } from '@/lib/db/pool'
import { type EventReading, MOST_REFUSALS } from './read'

/** An event that was read, as it stood in the listing. */
export type Read = Pick<EventReading, 'arn' | 'lastUpdatedAt' | 'eventId'>

/** Notes that events stand in the timeline. */
export async function noteRecorded(connectionId: string, events: readonly Read[]): Promise<void> {
  await update(connectionId, events, 'event_id = given.event_id', 'r.event_id IS DISTINCT FROM given.event_id')
}

/** Notes that events were read whole, at PostgreSQL's time; one that has moved meanwhile stays to be read. */
export async function noteRead(connectionId: string, events: readonly Read[]): Promise<void> {
  await update(
    connectionId,
    events,
    `event_id = given.event_id, read_at = clock_timestamp(), refusals = 0,
     pending = r.pending AND r.last_updated_at <> given.last_updated_at`,
    'true',
  )
}

/** Refused so often since it last moved, an event is left to the re-readings. */
const MOST_IN_POLLS = 10

/** Notes that AWS refused to tell some of an event; after a while it is left to the re-readings, then until it moves. */
export async function noteRefused(connectionId: string, events: readonly Read[]): Promise<void> {
  await update(
    connectionId,
    events,
    `refusals = least(r.refusals + 1, ${MOST_REFUSALS}), pending = r.pending AND r.refusals + 1 < ${MOST_IN_POLLS}`,
    'r.last_updated_at = given.last_updated_at',
  )
}

async function update(connectionId: string, events: readonly Read[], set: string, where: string): Promise<void> {
  if (events.length === 0) return
  const { from, parameters } = bulkRows(
    [
      { name: 'arn', type: 'text', value: ({ arn }) => arn },
      { name: 'last_updated_at', type: 'timestamptz', value: ({ lastUpdatedAt }) => timestamp(lastUpdatedAt) },
      { name: 'event_id', type: 'bigint', value: ({ eventId }) => eventId },
    ],
    events,
  )
  const connection = `$${parameters.length + 1}`
  // Locked in the order in which a listing locks them, so that neither waits for the other.
  await pool().query(
    `WITH locked AS MATERIALIZED (
       SELECT r.arn, given.last_updated_at, given.event_id FROM ${from} JOIN event_reading r ON r.arn = given.arn
       WHERE r.connection_id = ${connection} ORDER BY r.arn COLLATE "C" FOR UPDATE OF r)
     UPDATE event_reading r SET ${set} FROM locked given
     WHERE r.connection_id = ${connection} AND r.arn = given.arn AND ${where}`,
    [...parameters, connectionId],
  )
}

/** PostgreSQL's time, in ms: what is compared with the times that noteRead writes. */
export async function readDatabaseClock(): Promise<number> {
  const { rows } = await pool().query<{ at: Date }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS at")
  return rows[0]?.at.getTime() ?? Date.now()
}
