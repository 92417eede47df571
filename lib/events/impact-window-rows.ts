/** Keeps the stored impact windows of events in step with what AWS said about them. */
import 'server-only'
import { insertRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { ImpactWindow } from '@/lib/domain/impact-window'
import { type Placed, WINDOW_COLUMNS, type WindowRow } from './event-tables'
import { type WhatWasSaid, windowsOf } from './observation'

/** Ordinals of bundled windows begin here, so that they never meet computed ones. */
const FIRST_BUNDLED = 1_000

/** Rows of windows computed from what AWS said. */
export function computedWindowRows(eventId: string, windows: readonly ImpactWindow[]): WindowRow[] {
  return windows.map((window, ordinal) => ({ ...window, eventId, ordinal, bundled: false }))
}

/** Rows of the windows that the bundled history gives as facts. They stay, and are shown while AWS's texts give none. */
export function bundledWindowRows(placed: readonly Placed[]): WindowRow[] {
  return placed.flatMap(({ id, prepared }) =>
    (prepared.observation.facts?.windows ?? []).map((window, index) => ({
      ...window,
      eventId: id,
      ordinal: FIRST_BUNDLED + index,
      bundled: true,
    })),
  )
}

/** Computes the windows of known events anew from everything stored about them. */
export async function refreshWindows(client: Queryable, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return
  const rows = (await readWhatWasSaid(client, eventIds)).flatMap(({ id, ...said }) =>
    computedWindowRows(id, windowsOf(said)),
  )
  await client.query('DELETE FROM impact_window WHERE event_id = ANY($1) AND NOT bundled', [eventIds])
  await insertRows(client, 'impact_window', WINDOW_COLUMNS, rows)
}

async function readWhatWasSaid(
  client: Queryable,
  eventIds: readonly string[],
): Promise<(WhatWasSaid & { id: string })[]> {
  const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`
  const { rows } = await client.query<WhatWasSaid & { id: string }>(
    `SELECT e.id, ${ms('e.started_at')} AS "startedAt",
       (SELECT coalesce(json_agg(json_build_object('observedAt', ${ms('u.observed_at')}, 'text', u.text)), '[]')
        FROM event_update u WHERE u.event_id = e.id) AS updates,
       (SELECT coalesce(json_agg(json_build_object('upstreamService', c.upstream_service, 'changedAt', ${ms('c.changed_at')},
          'previousSeverity', c.previous_severity, 'severity', c.severity) ORDER BY c.changed_at, c.ordinal), '[]')
        FROM service_status_change c WHERE c.event_id = e.id) AS "statusChanges"
     FROM health_event e WHERE e.id = ANY($1)`,
    [eventIds],
  )
  return rows
}
