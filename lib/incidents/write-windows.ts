/** Adds and removes what the team itself saw: ImpactWindows of the clock `observed`. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { Instant } from '@/lib/domain/health-event'
import { AppError } from '@/lib/errors'
import { refreshTold } from '@/lib/outages/write-rollup'
import { changeBy, type Doer } from './doer'
import { refuseFuture } from './occurred-at'
import { writeChange } from './write-change'
import { subjectOf } from './write-columns'
import { lockIncident } from './write-lock'

/** From when to when the team saw it, and of what; null: all of it, or no end yet. */
export interface NewWindow {
  from: Instant
  to: Instant | null
  service: string | null
  region: string | null
  sentence: string | null
}

/** Adds a window; returns its id. @throws AppError INVALID for times that cannot be, NOT_FOUND */
export async function addWindow(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  { from, to, service, region, sentence }: NewWindow,
): Promise<string> {
  const incident = await lockIncident(client, doer, { id: incidentId })
  refuseFuture(from, 'from')
  if (to !== null) refuseFuture(to, 'to')
  if (to !== null && to < from) {
    const fields = { to: 'This is before its start.' }
    throw new AppError('INVALID', 'What you saw would have ended before it began. Nothing was changed.', fields)
  }
  const by = changeBy(doer)
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO observed_window (incident_id, from_at, to_at, service, region, sentence, by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id::text`,
    [incident.id, new Date(from), to === null ? null : new Date(to), service, region, sentence, by.name],
  )
  const id = rows[0]?.id ?? ''
  const after = { window: id, from: new Date(from), to: to === null ? null : new Date(to), service, region }
  await writeChange(client, { incidentId: incident.id, by, what: 'window-added', after, occurredAt: from })
  await recordChange(client, doer.actor, { action: 'incident.window-added', subject: subjectOf(incident), after })
  await refreshTold(client, [incident.id])
  await announce(client, { topic: 'incidents', ids: [incident.id] })
  return id
}

/** Takes a window away, which can be undone. @throws AppError NOT_FOUND */
export async function removeWindow(client: pg.ClientBase, doer: Doer, windowId: string): Promise<void> {
  const { rows } = await client.query<{ incidentId: string; row: Record<string, unknown> }>(
    `SELECT incident_id::text AS "incidentId", to_jsonb(w) AS row FROM observed_window w WHERE id = $1 FOR UPDATE`,
    [/^\d{1,18}$/.test(windowId) ? windowId : '0'],
  )
  const [window] = rows
  if (window === undefined) throw new AppError('NOT_FOUND', 'This time was removed already. Nothing was changed.')
  const incident = await lockIncident(client, doer, { id: window.incidentId })
  await client.query('DELETE FROM observed_window WHERE id = $1', [windowId])
  const { from_at: from, to_at: to, service, region } = window.row
  const before = { window: windowId, from, to, service, region }
  const undo = { type: 'window', row: window.row }
  await writeChange(client, { incidentId: incident.id, by: changeBy(doer), what: 'window-removed', before, undo })
  await recordChange(client, doer.actor, { action: 'incident.window-removed', subject: subjectOf(incident), before })
  await refreshTold(client, [incident.id])
  await announce(client, { topic: 'incidents', ids: [incident.id] })
}
