/** Reads which events of AWS Health are to be read through a connection, and which accounts of them have been. */
import 'server-only'
import { timestamp } from '@/lib/db/bulk'
import { pool } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'

/** Refused so often since it last moved, an event is asked for no more until it moves. */
export const MOST_REFUSALS = 20

/** An event as a connection lists it, and how far it has been read. */
export interface EventReading {
  arn: string
  /** health_event.id; null until it is recorded. */
  eventId: string | null
  /** AWS's lastUpdatedTime in the latest listing. */
  lastUpdatedAt: Instant
  /** The item as listed, as JSON text. */
  listed: string
  /** True once its accounts and entities were read whole. */
  isKnown: boolean
  /** True where what the listing says of it stands in the timeline. */
  isRecorded: boolean
  /** The account whose text is the event's main text. */
  mainAccount: string | null
}

/** Where a walk through events goes on: behind this one. */
export interface Place {
  lastUpdatedAt: Instant
  arn: string
}

/** Events of which something is still to be read, the latest first, behind `after`. */
export async function listPending(connectionId: string, after: Place | null, limit: number): Promise<Place[]> {
  const { rows } = await pool().query<{ arn: string; lastUpdatedAt: Date }>(
    `SELECT arn, last_updated_at AS "lastUpdatedAt" FROM event_reading
     WHERE connection_id = $1 AND pending ${after === null ? '' : 'AND (last_updated_at, arn) < ($3, $4)'}
     ORDER BY last_updated_at DESC, arn DESC LIMIT $2`,
    [connectionId, limit, ...(after === null ? [] : [timestamp(after.lastUpdatedAt), after.arn])],
  )
  return rows.map(({ arn, lastUpdatedAt }) => ({ arn, lastUpdatedAt: lastUpdatedAt.getTime() }))
}

/**
 * What a re-reading that began at $2 has still to read: all that moved, was refused or is not closed, but for what was
 * refused again and again since it last moved: AWS holds it no more, or never takes its ARN.
 */
const DUE_AGAIN = `(r.pending OR r.refusals > 0 OR r.status <> 'closed') AND r.refusals < ${MOST_REFUSALS}
  AND coalesce(r.read_at < $2, true)`

/** Events that a re-reading which began at `begunAt` has still to read, by ARN, behind `after`. */
export async function listDueAgain(
  connectionId: string,
  begunAt: Instant,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await pool().query<{ arn: string }>(
    `SELECT r.arn FROM event_reading r WHERE r.connection_id = $1 AND ${DUE_AGAIN} AND r.arn > $3
     ORDER BY r.arn LIMIT $4`,
    [connectionId, timestamp(begunAt), after ?? '', limit],
  )
  return rows.map(({ arn }) => arn)
}

/**
 * Those of the given events of which something is still to be read: now that they are claimed, somebody else may have done
 * it. `begunAt` as in listDueAgain, or null for what is pending.
 */
export async function listStillDue(
  connectionId: string,
  arns: readonly string[],
  begunAt: Instant | null,
): Promise<EventReading[]> {
  const { rows } = await pool().query<Omit<EventReading, 'lastUpdatedAt'> & { lastUpdatedAt: Date }>(
    `SELECT r.arn, e.id AS "eventId", r.last_updated_at AS "lastUpdatedAt", r.listed, r.read_at IS NOT NULL AS "isKnown",
       coalesce(e.said_at >= r.last_updated_at, false) AS "isRecorded", e.description_account AS "mainAccount"
     FROM event_reading r LEFT JOIN health_event e ON e.arn = r.arn
     WHERE r.connection_id = $1 AND r.arn = ANY($3)
       AND CASE WHEN $2::timestamptz IS NULL THEN r.pending ELSE ${DUE_AGAIN} END
     ORDER BY r.last_updated_at DESC, r.arn DESC`,
    [connectionId, timestamp(begunAt), arns],
  )
  return rows.map((row) => ({ ...row, lastUpdatedAt: row.lastUpdatedAt.getTime() }))
}

/** Accounts of the events whose text and entities were read for the event as it stands, by ARN. */
export async function listReadAccounts(
  readings: readonly Pick<EventReading, 'arn' | 'eventId' | 'lastUpdatedAt'>[],
): Promise<Map<string, Set<string>>> {
  const recorded = readings.filter(({ eventId }) => eventId !== null)
  const accounts = new Map<string, Set<string>>()
  if (recorded.length === 0) return accounts
  const { rows } = await pool().query<{ arn: string; account: string }>(
    `SELECT given.arn, a.account_id AS account
     FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) AS given(arn, id, at)
     JOIN affected_account a ON a.event_id = given.id AND a.read_for = given.at`,
    [
      recorded.map(({ arn }) => arn),
      recorded.map(({ eventId }) => eventId),
      recorded.map(({ lastUpdatedAt }) => timestamp(lastUpdatedAt)),
    ],
  )
  for (const { arn, account } of rows) {
    const read = accounts.get(arn) ?? new Set()
    accounts.set(arn, read.add(account))
  }
  return accounts
}

/** Ids of recorded events by ARN. */
export async function listEventIds(arns: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ arn: string; id: string }>(
    'SELECT arn, id FROM health_event WHERE arn = ANY($1)',
    [arns],
  )
  return new Map(rows.map(({ arn, id }) => [arn, id]))
}
