/** Puts incidents, their events and links back as they were before people arranged them. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from './doer'
import type { ArrangementUndo } from './write-arrange'
import { type JsonRow, type Snapshot, takeSnapshot } from './write-snapshot'
import { mustSeeWholly } from './write-whole-sight'

/** What the arrangement counts up for each incident: it goes on from where it is. */
const KEPT = new Set(['id', 'version'])
/** What people say. Columns of one group go back only where none of them moved since; all others are computed. */
const SAID: readonly (readonly string[])[] = [
  ['status', 'acknowledged_at', 'acknowledged_by', 'mitigated_at', 'resolved_at'],
  ...[
    ['severity', 'severity_reason'],
    ['title', 'title_by_hand'],
    ['kind', 'kind_by_hand'],
  ],
  ...[['description'], ['owner_id'], ['team_id']],
]

/**
 * Takes an arrangement back; the turn `record` must have been taken. What people said of the incidents since (status, owner,
 * title …) stays. Returns the incidents that it touched; their events may have to be grouped anew.
 * @throws AppError CONFLICT that says what moved since, FORBIDDEN
 */
export async function undoArrangement(
  client: pg.ClientBase,
  doer: Doer,
  { before, after }: ArrangementUndo,
): Promise<string[]> {
  const ids = after.incidents.map(({ id }) => String(id))
  await mustSeeWholly(client, doer, ids, [])
  await client.query('SELECT FROM incident WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE', [ids])
  const now = await takeSnapshot(client, ids)
  refuseMoved(after, now)
  await client.query('DELETE FROM incident_event WHERE incident_id = ANY($1::bigint[])', [ids])
  await client.query('DELETE FROM incident_link WHERE incident_id = ANY($1::bigint[])', [ids])
  await insertRows(client, 'incident_event', before.events)
  await insertRows(client, 'incident_link', before.links)
  for (const row of before.incidents) {
    const at = ({ id }: { id: number }) => id === row.id
    await restoreRow(client, row, after.incidents.find(at) ?? row, now.incidents.find(at) ?? row)
  }
  await mergeMade(client, before, after)
  return ids
}

/** @throws AppError CONFLICT */
function refuseMoved(after: Snapshot, now: Snapshot): void {
  const placeOf = (snapshot: Snapshot) => new Map(snapshot.events.map((row) => [row.event_id, row.incident_id]))
  const [then, present] = [placeOf(after), placeOf(now)]
  const left = [...then].filter(([event, incident]) => present.get(event) !== incident)
  const joined = [...present].filter(([event]) => !then.has(event))
  const merged = now.incidents.find(
    (row) => row.merged_into !== after.incidents.find(({ id }) => id === row.id)?.merged_into,
  )
  const said = [
    joined.length > 0 ? `${eventsOf(joined.length)} joined` : null,
    left.length > 0 ? `${eventsOf(left.length)} left` : null,
    merged === undefined ? null : `incident ${merged.id} was merged into another, or parted from one`,
  ].filter((part) => part !== null)
  if (said.length === 0) return
  const message = `Since then ${said.join(' and ')}, so it cannot be taken back as a whole. Nothing was changed: move or split what should be elsewhere.`
  throw new AppError('CONFLICT', message)
}

function eventsOf(count: number): string {
  return count === 1 ? '1 event' : `${count} events`
}

/** Gives each column of a row its value before; what people say only where it still has the value after. */
async function restoreRow(client: pg.ClientBase, before: JsonRow, after: JsonRow, now: JsonRow): Promise<void> {
  const isUntouched = (name: string) => JSON.stringify(now[name]) === JSON.stringify(after[name])
  const moved = new Set(SAID.filter((group) => !group.every(isUntouched)).flat())
  const isSame = (name: string) => JSON.stringify(before[name]) === JSON.stringify(now[name])
  const names = Object.keys(before).filter((name) => !(KEPT.has(name) || moved.has(name) || isSame(name)))
  if (names.length === 0) return
  const columns = names.map((name) => `"${name.replaceAll('"', '""')}"`)
  await client.query(
    `UPDATE incident i SET (${columns.join(', ')}) = ROW(${columns.map((name) => `r.${name}`).join(', ')})
     FROM jsonb_populate_record(NULL::incident, $2) r WHERE i.id = $1`,
    [before.id, before],
  )
}

/** Rows as they were. */
async function insertRows(client: pg.ClientBase, table: string, rows: readonly JsonRow[]): Promise<void> {
  if (rows.length === 0) return
  await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
    JSON.stringify(rows),
  ])
}

/** An incident that the arrangement made has no events any more: it is a name of the first that they came from. */
async function mergeMade(client: pg.ClientBase, before: Snapshot, after: Snapshot): Promise<void> {
  const known = new Set(before.incidents.map(({ id }) => id))
  const [into] = before.incidents.filter((row) => row.merged_into === null)
  const made = after.incidents.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  if (into === undefined) return
  await client.query('UPDATE incident SET merged_into = $2 WHERE id = ANY($1::bigint[])', [made, into.id])
}
