/** Arranges which events make which incident, as people decide: no rule moves afterwards what they placed. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { takeTurn } from '@/lib/db/turn'
import type { Arranged, Arrangement, Prepared } from './arrangement'
import { listEventIdsOfIncidents } from './correlation-facts'
import { changeBy, type Doer } from './doer'
import { prepareMerge } from './write-arrange-merge'
import { prepareMove } from './write-arrange-move'
import { prepareOpen } from './write-arrange-open'
import { prepareSplit } from './write-arrange-split'
import { type NewChange, writeChange } from './write-change'
import { subjectOf } from './write-columns'
import { correlateEvents } from './write-correlation'
import { refreshIncidents } from './write-rollup'
import { relocateLinks, type Snapshot, takeSnapshot } from './write-snapshot'
import { mustSeeWholly } from './write-whole-sight'

/** What is needed to take an arrangement back. */
export interface ArrangementUndo {
  type: 'arrangement'
  before: Snapshot
  after: Snapshot
}

/** Of the other incidents' changes: the change that holds what is needed. */
export interface PartUndo {
  type: 'part'
  of: string
}

/**
 * Carries out an arrangement within the transaction of `client`.
 * @throws AppError NOT_FOUND, CONFLICT, INVALID, FORBIDDEN for limited readers who do not see all of it: nothing was changed
 */
export async function arrange(client: pg.ClientBase, doer: Doer, arrangement: Arrangement): Promise<Arranged> {
  await takeTurn(client, 'record')
  const prepared = await prepare(client, doer, arrangement)
  await mustSeeWholly(client, doer, prepared.involved, prepared.eventIds)
  const before = await takeSnapshot(client, prepared.involved)
  const receiver = await prepared.receiver()
  const all = [...new Set([...prepared.involved, receiver])]
  await moveEvents(client, prepared.eventIds, receiver)
  const emptied = await mergeEmptied(client, prepared, receiver)
  await placeByHand(client, all, prepared.involved)
  await relocateLinks(client, all)
  const changes = prepared.tell(receiver, emptied).map((change) => ({ ...change, by: changeBy(doer) }))
  const changeIds = await writeAll(client, changes)
  await refreshIncidents(client, all)
  // Rules say why what is together now belongs together, as they will whenever one of these events moves.
  await correlateEvents(client, await listEventIdsOfIncidents(client, all), undefined, [])
  await settleNew(client, receiver, prepared.involved)
  await keepUndo(client, changeIds, { type: 'arrangement', before, after: await takeSnapshot(client, all) })
  await recordChange(client, doer.actor, {
    action: prepared.action,
    subject: subjectOf(await nameOf(client, receiver)),
    after: { ...prepared.audited, incidents: all },
  })
  return { incidentId: changes[0]?.incidentId ?? receiver, changeId: changeIds[0] ?? '' }
}

function prepare(client: pg.ClientBase, doer: Doer, arrangement: Arrangement): Promise<Prepared> {
  switch (arrangement.what) {
    case 'open':
      return prepareOpen(client, doer, arrangement.incident)
    case 'merge':
      return prepareMerge(client, doer, arrangement)
    case 'split':
      return prepareSplit(client, doer, arrangement)
    case 'move':
      return prepareMove(client, doer, arrangement)
  }
}

/** Puts events into an incident. Those that are open count as opened there. */
async function moveEvents(client: pg.ClientBase, eventIds: readonly string[], receiver: string): Promise<void> {
  await client.query(
    `INSERT INTO incident_event (event_id, incident_id, by_hand) SELECT unnest($1::bigint[]), $2, true
     ON CONFLICT (event_id) DO UPDATE SET incident_id = EXCLUDED.incident_id, by_hand = true, is_open = false, joined_at = now()`,
    [eventIds, receiver],
  )
}

/** What lost its last event goes into the receiver, unless people made it; returns what was merged. */
async function mergeEmptied(client: pg.ClientBase, prepared: Prepared, receiver: string): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE incident i SET merged_into = $2
     WHERE i.id = ANY($1::bigint[]) AND i.id <> $2 AND i.merged_into IS NULL
       AND (i.id = $3 OR (i.origin = 'correlated' AND NOT EXISTS (SELECT FROM incident_event o WHERE o.incident_id = i.id)))
     RETURNING i.id::text`,
    [prepared.involved, receiver, prepared.merged],
  )
  return new Set(rows.map(({ id }) => id))
}

/** All events of the incidents stay from now on where they are; the incidents that were there have a new version. */
async function placeByHand(client: pg.ClientBase, all: readonly string[], involved: readonly string[]): Promise<void> {
  await client.query('UPDATE incident_event SET by_hand = true WHERE incident_id = ANY($1::bigint[]) AND NOT by_hand', [
    all,
  ])
  await client.query('UPDATE incident SET version = version + 1 WHERE id = ANY($1::bigint[])', [involved])
}

async function writeAll(client: pg.ClientBase, changes: readonly NewChange[]): Promise<string[]> {
  const ids: string[] = []
  for (const change of changes) ids.push(await writeChange(client, change))
  return ids
}

/** A new incident whose events are all over is over too. */
async function settleNew(client: pg.ClientBase, receiver: string, involved: readonly string[]): Promise<void> {
  if (involved.includes(receiver)) return
  await client.query(
    `UPDATE incident SET status = 'resolved', resolved_at = least(ended_at, now())
     WHERE id = $1 AND event_count > 0 AND ended_at IS NOT NULL AND status IN ('detected', 'acknowledged')`,
    [receiver],
  )
}

async function keepUndo(client: pg.ClientBase, changeIds: readonly string[], undo: ArrangementUndo): Promise<void> {
  const [first, ...others] = changeIds
  if (first === undefined || undo.before.incidents.length === 0) return
  const store = 'UPDATE incident_change SET undo = $2 WHERE id = ANY($1::bigint[])'
  await client.query(store, [[first], JSON.stringify(undo)])
  await client.query(store, [others, JSON.stringify({ type: 'part', of: first } satisfies PartUndo)])
}

async function nameOf(client: pg.ClientBase, id: string): Promise<{ id: string; title: string }> {
  const { rows } = await client.query<{ title: string }>('SELECT title FROM incident WHERE id = $1', [id])
  return { id, title: rows[0]?.title ?? '' }
}
