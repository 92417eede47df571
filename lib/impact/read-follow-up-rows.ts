/** Reads post-mortems, checklist items and actions behind figures as rows. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import {
  ACTION_STATE_WORDS,
  type ActionItemState,
  type ItemOutcome,
  OUTCOME_WORDS,
  type PostmortemState,
  STATE_WORDS,
} from '@/lib/domain/postmortem/words'
import { ACTION_OVERDUE } from '@/lib/postmortems/read-actions'
import { OWN_POSTMORTEMS, REQUIRED } from './read-follow-up'
import { linked, plain, type RowSource, rowsOf } from './row-source'

interface PostmortemRow {
  postmortemId: string
  incidentId: string
  /** Of which it was written, before that was merged into another. */
  writtenOf: string
  state: PostmortemState
  openedOn: string
}

/** Post-mortems, the one opened last first. */
export async function postmortemSource(incidentIds: readonly string[], only: 'published' | null): Promise<RowSource> {
  const { rows } = await pool().query<PostmortemRow>(
    `${OWN_POSTMORTEMS}
     SELECT w.id::text AS "postmortemId", w.incident_id::text AS "incidentId", p.incident_id::text AS "writtenOf", w.state,
       to_char(p.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "openedOn"
     FROM written w JOIN postmortem p ON p.id = w.id AND ($2::text IS NULL OR p.state = $2)
     ORDER BY p.opened_at DESC, p.id DESC`,
    [incidentIds, only],
  )
  return rowsOf(['Post-mortem', 'Incident', 'State', 'Opened (UTC)'], rows, (row) => ({
    key: row.postmortemId,
    cells: [
      linked(`of incident ${row.writtenOf}`, `/incidents/${row.incidentId}/postmortem?of=${row.postmortemId}`),
      linked(`incident ${row.incidentId}`, `/incidents/${row.incidentId}`),
      ...[plain(STATE_WORDS[row.state]), plain(row.openedOn)],
    ],
  }))
}

interface ItemRow {
  id: string
  incidentId: string
  postmortemId: string
  code: string | null
  text: string
  outcome: ItemOutcome
  owner: string | null
}

/** Required items of the checklists: open ones first. */
export async function checklistSource(incidentIds: readonly string[]): Promise<RowSource> {
  const { rows } = await pool().query<ItemRow>(
    `${OWN_POSTMORTEMS}
     SELECT c.id::text, w.incident_id::text AS "incidentId", w.id::text AS "postmortemId", c.code, c.text, c.outcome,
       c.owner_name AS owner
     FROM written w JOIN checklist_item c ON c.postmortem_id = w.id AND ${REQUIRED}
     ORDER BY c.outcome <> 'open', w.incident_id DESC, c.position, c.id`,
    [incidentIds],
  )
  return rowsOf(['Item', 'Incident', 'Outcome', 'Owner'], rows, (row) => ({
    key: row.id,
    cells: [
      linked(`${row.code === null ? '' : `${row.code} `}${row.text}`, placeOf(row, 'checklist', `item-${row.id}`)),
      linked(`incident ${row.incidentId}`, `/incidents/${row.incidentId}`),
      ...[plain(OUTCOME_WORDS[row.outcome]), plain(row.owner)],
    ],
  }))
}

interface ActionRow {
  id: string
  incidentId: string
  postmortemId: string
  title: string
  state: ActionItemState
  dueOn: string | null
  owner: string | null
}

const WHICH = { done: "a.state = 'done'", open: "a.state = 'open'", overdue: ACTION_OVERDUE } as const

/** Actions, by due day. */
export async function actionSource(incidentIds: readonly string[], which: keyof typeof WHICH): Promise<RowSource> {
  const { rows } = await pool().query<ActionRow>(
    `${OWN_POSTMORTEMS}
     SELECT a.id::text, w.incident_id::text AS "incidentId", w.id::text AS "postmortemId", a.title, a.state,
       to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.owner_name AS owner
     FROM written w JOIN action_item a ON a.postmortem_id = w.id AND a.removed_at IS NULL AND ${WHICH[which]}
     ORDER BY a.due_on, a.id`,
    [incidentIds],
  )
  return rowsOf(['Action', 'Incident', 'State', 'Due', 'Owner'], rows, (row) => ({
    key: row.id,
    cells: [
      linked(row.title, placeOf(row, 'actions', `action-${row.id}`)),
      linked(`incident ${row.incidentId}`, `/incidents/${row.incidentId}`),
      ...[plain(ACTION_STATE_WORDS[row.state]), plain(row.dueOn), plain(row.owner)],
    ],
  }))
}

/** Where it stands in its post-mortem. */
function placeOf({ incidentId, postmortemId }: ItemRow | ActionRow, part: string, anchor: string): string {
  return `/incidents/${incidentId}/postmortem?of=${postmortemId}&part=${part}#${anchor}`
}
