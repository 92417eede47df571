/** Reads what people wrote and did on an incident and on all that were merged into it. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { ChangeWord } from '@/lib/domain/incident'
import type { Mentionable } from '@/lib/domain/mentions'
import type { IncidentChangeView, IncidentNoteView, NamedRef } from './contract'

/** How many notes, and how much history, stand in the view of an incident: LeftOutView. */
const MOST = 500

/** A note as it is stored. */
export type NoteRow = Omit<IncidentNoteView, 'html' | 'mentions'> & { mentionIds: string[] }

/** Rows of a list, and how many there are in all. */
export interface Counted<Row> {
  rows: Row[]
  count: number
}

/** Newest occurrence first. */
export async function listNoteRows(family: readonly string[]): Promise<Counted<NoteRow>> {
  const { rows } = await pool().query<NoteRow & { count: number }>(
    `SELECT id::text, kind, body, ${iso('occurred_at')} AS "occurredAt", ${iso('created_at')} AS "createdAt",
       ${iso('edited_at')} AS "editedAt", json_build_object('kind', author_kind, 'id', author_id, 'name', author_name) AS author,
       mentions::text[] AS "mentionIds", starred, version, count(*) OVER ()::int AS count
     FROM incident_note WHERE incident_id = ANY($1) AND deleted_at IS NULL
     ORDER BY occurred_at DESC, incident_note.id DESC LIMIT ${MOST}`,
    [family],
  )
  return counted(rows)
}

/** A change as it is stored. */
export type ChangeRow = Omit<IncidentChangeView, 'sentence' | 'what'> & {
  incidentId: string
  what: ChangeWord
  before: unknown
  after: unknown
}

/** Newest first. */
export async function listChangeRows(family: readonly string[]): Promise<Counted<ChangeRow>> {
  const { rows } = await pool().query<ChangeRow & { count: number }>(
    `SELECT id::text, incident_id::text AS "incidentId", ${iso('at')} AS at, ${iso('occurred_at')} AS "occurredAt",
       json_build_object('kind', by_kind, 'id', by_id, 'name', by_name) AS by, what, before, after,
       undo IS NOT NULL AND undone_at IS NULL AND NOT (undo->>'type' = 'columns' AND EXISTS (
         SELECT FROM incident i WHERE i.id = incident_id AND i.merged_into IS NOT NULL)) AS undoable, ${iso('undone_at')} AS "undoneAt", count(*) OVER ()::int AS count
     FROM incident_change WHERE incident_id = ANY($1) ORDER BY incident_change.id DESC LIMIT ${MOST}`,
    [family],
  )
  return counted(rows)
}

function counted<Row>(rows: (Row & { count: number })[]): Counted<Row> {
  return { rows, count: rows[0]?.count ?? 0 }
}

/** Those who respond to it, in the order in which they came. */
export async function listResponders(family: readonly string[]): Promise<NamedRef[]> {
  const { rows } = await pool().query<NamedRef>(
    `SELECT p.id, p.name FROM incident_responder r JOIN person p ON p.id = r.person_id
     WHERE r.incident_id = ANY($1) GROUP BY p.id ORDER BY min(r.joined_at), p.id`,
    [family],
  )
  return rows
}

/** The people whom notes name. */
export async function listMentioned(notes: readonly NoteRow[]): Promise<Mentionable[]> {
  const ids = [...new Set(notes.flatMap(({ mentionIds }) => mentionIds))]
  if (ids.length === 0) return []
  const { rows } = await pool().query<Mentionable>('SELECT id, name, email FROM person WHERE id = ANY($1::uuid[])', [
    ids,
  ])
  return rows
}

/** Which other incident is linked to it, by the id that it has now, and why. */
export interface RelationRow {
  id: string
  reason: string | null
}

/** Links to other incidents, latest first; what was merged stands for what it went into. */
export async function listRelationRows(family: readonly string[]): Promise<RelationRow[]> {
  const { rows } = await pool().query<RelationRow>(
    `WITH RECURSIVE linked AS (
       SELECT CASE WHEN incident_id = ANY($1) THEN other_id ELSE incident_id END AS id, reason, created_at
       FROM incident_relation WHERE incident_id = ANY($1) OR other_id = ANY($1)
     ), up AS (
       SELECT l.id AS named, i.id, i.merged_into FROM linked l JOIN incident i ON i.id = l.id
       UNION SELECT u.named, i.id, i.merged_into FROM up u JOIN incident i ON i.id = u.merged_into
     )
     SELECT u.id::text, (array_agg(l.reason ORDER BY l.created_at DESC))[1] AS reason
     FROM linked l JOIN up u ON u.named = l.id AND u.merged_into IS NULL WHERE u.id <> ALL($1)
     GROUP BY u.id ORDER BY max(l.created_at) DESC, u.id`,
    [family],
  )
  return rows
}
