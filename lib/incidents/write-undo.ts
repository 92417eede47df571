/** Takes back what people changed: exactly, where nothing moved since; else it says what did. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { isRefusal } from '@/lib/db/is-refusal'
import { takeTurn } from '@/lib/db/turn'
import type { ChangeWord } from '@/lib/domain/incident'
import { AppError } from '@/lib/errors'
import { changeBy, type Doer } from './doer'
import { momentWords } from './occurred-at'
import { type Described, newValue } from './read-changed-since'
import type { ArrangementUndo, PartUndo } from './write-arrange'
import { writeChange } from './write-change'
import { type ColumnsUndo, subjectOf } from './write-columns'
import { correlateEvents } from './write-correlation'
import { lockIncident } from './write-lock'
import { restoreNote } from './write-notes'
import { refreshIncidents } from './write-rollup'
import type { JsonRow } from './write-snapshot'
import { undoArrangement } from './write-undo-arrangement'

type Undo =
  | ColumnsUndo
  | ArrangementUndo
  | PartUndo
  | { type: 'note'; note: string }
  | { type: 'window'; row: JsonRow }
  | { type: 'relation'; row: JsonRow; linked: boolean }

interface StoredChange {
  id: string
  incidentId: string
  what: ChangeWord
  undo: Undo | null
  undoneAt: Date | null
}

/**
 * Takes a change back within the transaction of `client`; returns the incident to look at next.
 * @throws AppError CONFLICT where it was taken back already, cannot be, or something moved since; NOT_FOUND; FORBIDDEN
 */
export async function undoChange(client: pg.ClientBase, doer: Doer, changeId: string): Promise<{ id: string }> {
  await takeTurn(client, 'record')
  const given = await getChange(client, changeId)
  const change = given.undo?.type === 'part' ? await getChange(client, given.undo.of) : given
  const incident = await lockIncident(client, doer, { id: change.incidentId })
  if (change.undoneAt !== null)
    throw new AppError('CONFLICT', `This was taken back already (${momentWords(change.undoneAt)}).`)
  if (change.undo === null) throw new AppError('CONFLICT', 'This cannot be taken back. Nothing was changed.')
  const touched = await carryOut(client, doer, change, change.undo)
  await client.query(
    `UPDATE incident_change SET undone_at = now() WHERE id = $1 OR (undo->>'type' = 'part' AND undo->>'of' = $1::text)`,
    [change.id],
  )
  await client.query('UPDATE incident SET version = version + 1 WHERE id = ANY($1::bigint[])', [touched])
  for (const incidentId of touched) {
    await writeChange(client, {
      ...{ incidentId, by: changeBy(doer), what: 'undone' },
      after: { change: change.id, what: change.what },
    })
  }
  await refreshIncidents(client, touched)
  // Events that nobody holds any more go where rules lead by now: AWS may have corrected them meanwhile.
  if (change.undo.type === 'arrangement') await correlateEvents(client, eventsOf(change.undo), undefined, [])
  await announce(client, { topic: 'incidents', ids: touched })
  await recordChange(client, doer.actor, {
    action: 'incident.undone',
    subject: subjectOf(incident),
    after: { change: change.id, what: change.what, incidents: touched },
  })
  return { id: given.incidentId }
}

function eventsOf({ before, after }: ArrangementUndo): string[] {
  return [...new Set([...before.events, ...after.events].map(({ event_id }) => String(event_id)))]
}

async function getChange(client: pg.ClientBase, id: string): Promise<StoredChange> {
  const { rows } = await client.query<StoredChange>(
    `SELECT id::text, incident_id::text AS "incidentId", what, undo, undone_at AS "undoneAt"
     FROM incident_change WHERE id = $1 FOR UPDATE`,
    [/^\d{1,18}$/.test(id) ? id : '0'],
  )
  const [change] = rows
  if (change === undefined) throw new AppError('NOT_FOUND', 'There is no such change. Nothing was changed.')
  return change
}

/** Does the opposite; returns the incidents that it touched. @throws AppError CONFLICT */
async function carryOut(client: pg.ClientBase, doer: Doer, change: StoredChange, undo: Undo): Promise<string[]> {
  const own = [change.incidentId]
  switch (undo.type) {
    case 'columns':
      await restoreColumns(client, change, undo)
      return own
    case 'arrangement':
      return undoArrangement(client, doer, undo)
    case 'note':
      await restoreNote(client, doer, undo.note)
      return own
    case 'window':
      await client.query(
        `INSERT INTO observed_window SELECT * FROM jsonb_populate_record(NULL::observed_window, $1) ON CONFLICT DO NOTHING`,
        [undo.row],
      )
      return own
    case 'relation':
      return restoreRelation(client, doer, undo)
    case 'part':
      throw new Error(`Change ${change.id} is a part of a change that is a part.`)
  }
}

/** @throws AppError CONFLICT where a column that the change moved says something else by now */
async function restoreColumns(client: pg.ClientBase, change: StoredChange, undo: ColumnsUndo): Promise<void> {
  const { rows } = await client.query<{ row: JsonRow }>(
    'SELECT to_jsonb(i) AS row FROM incident i WHERE i.id = $1 AND i.merged_into IS NULL FOR UPDATE',
    [change.incidentId],
  )
  const now = rows[0]?.row
  if (now === undefined) throw new AppError('CONFLICT', 'The incident was merged since. Nothing was taken back.')
  const moved = Object.keys(undo.after).filter((name) => !isSame(undo.before[name], undo.after[name]))
  if (moved.some((name) => !isSame(now[name], undo.after[name]))) throw await movedSince(client, change)
  const names = Object.keys(undo.before).map((name) => `"${name.replaceAll('"', '""')}"`)
  const restore = `UPDATE incident i SET (${names.join(', ')}) = ROW(${names.map((name) => `r.${name}`).join(', ')})
    FROM jsonb_populate_record(NULL::incident, $2) r WHERE i.id = $1`
  await client.query(restore, [change.incidentId, undo.before]).catch((error: unknown) => {
    const gone = 'The person or team that it was before is not here any more. Nothing was taken back.'
    throw isRefusal(error) ? new AppError('CONFLICT', gone) : error
  })
}

/** Whether two values of JSON are the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

async function movedSince(client: pg.ClientBase, { id, incidentId, what }: StoredChange): Promise<AppError> {
  const { rows } = await client.query<Described>(
    `SELECT at, by_name AS name, what, after FROM incident_change
     WHERE incident_id = $1 AND id > $2 AND what = $3 ORDER BY id DESC LIMIT 1`,
    [incidentId, id, what],
  )
  const [last] = rows
  const who = last === undefined ? 'It was changed' : `${last.name} ${newValue(last)} (${momentWords(last.at)})`
  return new AppError('CONFLICT', `${who} since. Nothing was taken back.`)
}

/** @throws AppError NOT_FOUND unless both may be seen */
async function restoreRelation(
  client: pg.ClientBase,
  doer: Doer,
  { row, linked }: Extract<Undo, { type: 'relation' }>,
): Promise<string[]> {
  const pair = [String(row.incident_id), String(row.other_id)]
  for (const id of pair) await lockIncident(client, doer, { id })
  if (linked) await client.query('DELETE FROM incident_relation WHERE incident_id = $1 AND other_id = $2', pair)
  else
    await client.query(
      `INSERT INTO incident_relation SELECT * FROM jsonb_populate_record(NULL::incident_relation, $1) ON CONFLICT DO NOTHING`,
      [row],
    )
  return pair
}
