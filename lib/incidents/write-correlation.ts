/** Keeps incidents in step with events: whatever moved an event calls this in the same transaction. */
import 'server-only'
import type pg from 'pg'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { readConfiguration } from '@/lib/env.mjs'
import { refreshOutages } from '@/lib/outages/write-rollup'
import { readClosure } from './write-correlation-closure'
import { storeClosure, type Vacated } from './write-correlation-store'

const MINUTE_MS = 60_000
const NOTHING_VACATED: Vacated = new Map()

/**
 * Groups these events anew, with everything that is linked to them, and stores what that changes: incidents and their
 * columns, members, links, history, outages. Every event of an outage belongs to exactly one incident then, whatever order events
 * came in; where people placed events they stay. Announces the incidents on the topic `incidents`. The turn `record` must
 * have been taken. `vacated` names incidents whose event became a part of another event: that one's id, by incident;
 * `moved` which of the events say anything else than before: all of them, unless told otherwise.
 */
export async function correlateEvents(
  client: pg.ClientBase,
  eventIds: readonly string[],
  vacated: Vacated = NOTHING_VACATED,
  moved: readonly string[] = eventIds,
): Promise<void> {
  if (eventIds.length === 0) return
  const settings = { reopenMs: readConfiguration().reopenMinutes * MINUTE_MS }
  const closure = await readClosure(client, eventIds, [...vacated.keys()], settings)
  const touched = await storeClosure(client, closure, vacated)
  if (touched.length === 0) return
  await refreshOutages(client, touched, moved)
  await announce(client, { topic: 'incidents', ids: touched })
}

/** Events of one transaction of the backlog: bounds how long others wait for their turn. */
const BACKLOG_BATCH = 500

/** Where the backlog was left: the start of an event as PostgreSQL writes it, and its id. */
export interface BacklogPlace {
  startedAt: string
  id: string
}

/**
 * Groups the next events of a record that was stored before there were incidents, oldest first, in one transaction. Returns
 * where it left off; null when none is left. Stopped at any time it goes on with what is still without an incident.
 */
export async function correlateBacklog(after: BacklogPlace | null): Promise<BacklogPlace | null> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const { rows } = await client.query<BacklogPlace>(
      `SELECT e.id::text, e.started_at::text AS "startedAt" FROM health_event e
       WHERE (e.started_at, e.id) > (coalesce($1, '-infinity')::timestamptz, coalesce($2, '0')::bigint)
         AND e.category IN ('issue', 'investigation') AND e.status <> 'upcoming'
         AND NOT EXISTS (SELECT FROM incident_event o WHERE o.event_id = e.id OFFSET 0)
       ORDER BY e.started_at, e.id LIMIT ${BACKLOG_BATCH}`,
      [after?.startedAt ?? null, after?.id ?? null],
    )
    await correlateEvents(
      client,
      rows.map(({ id }) => id),
    )
    return rows.at(-1) ?? null
  })
}
