/** Reads the parts of a post-mortem's document, and what they said before. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import { FIELDS, type FieldKey, findField } from '@/lib/domain/postmortem/fields'
import { noteHtml } from '@/lib/incidents/note-html'
import type { FieldTextView, FieldView } from './contract'

/** Texts that a part's history names, at most. */
const MOST_TEXTS = 100

/** A part without its HTML. */
type FieldRow = Omit<FieldView, 'html'>

const COLUMNS = `key, body, origin, ${iso('facts_at')} AS "factsAt", version, ${iso('changed_at')} AS "changedAt",
  changed_by_name AS "changedBy"`

/** All parts in the order of the document. */
export async function listFields(postmortemId: string, client: Queryable = pool()): Promise<FieldView[]> {
  const { rows } = await client.query<FieldRow>(`SELECT ${COLUMNS} FROM postmortem_field WHERE postmortem_id = $1`, [
    postmortemId,
  ])
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return FIELDS.map(({ key }) => presentField(byKey.get(key) ?? emptyField(key)))
}

/** One part. */
export async function getFieldView(
  postmortemId: string,
  key: FieldKey,
  client: Queryable = pool(),
): Promise<FieldView> {
  const { rows } = await client.query<FieldRow>(
    `SELECT ${COLUMNS} FROM postmortem_field WHERE postmortem_id = $1 AND key = $2`,
    [postmortemId, key],
  )
  return presentField(rows[0] ?? emptyField(key))
}

/** A part with its Markdown as safe HTML. */
export function presentField(row: FieldRow): FieldView {
  return { ...row, html: findField(row.key)?.type === 'markdown' ? noteHtml(row.body, []) : null }
}

/** A part that this version of Faultline knows and the stored post-mortem does not have yet. */
function emptyField(key: FieldKey): FieldRow {
  return { key, body: '', origin: 'empty', factsAt: null, version: 0, changedAt: null, changedBy: null }
}

/** What a part said, newest first. */
export async function listTexts(postmortemId: string, key: FieldKey): Promise<FieldTextView[]> {
  const { rows } = await pool().query<FieldTextView>(
    `SELECT version, body, origin, json_build_object('kind', by_kind, 'id', by_id, 'name', by_name) AS by,
       ${iso('begun_at')} AS "begunAt", ${iso('at')} AS at
     FROM postmortem_text WHERE postmortem_id = $1 AND key = $2 ORDER BY version DESC LIMIT ${MOST_TEXTS}`,
    [postmortemId, key],
  )
  return rows
}
