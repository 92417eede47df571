/** Reads action items as they cross the wire: those of one post-mortem, or one of them. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { noteHtml } from '@/lib/incidents/note-html'
import type { ActionView } from './contract'
import { limitAction } from './present-limited'

/** An action as ACTION_COLUMNS read it. */
export type ActionRecord = Omit<ActionView, 'detailHtml'>

const OWNER = `CASE WHEN a.owner_name IS NULL THEN NULL ELSE json_build_object('id', h.id, 'name', coalesce(h.name, a.owner_name),
  'left', h.id IS NULL OR h.disabled_at IS NOT NULL) END`
const ISSUE = `CASE WHEN s.action_id IS NULL THEN NULL ELSE json_build_object(
  'tracker', json_build_object('id', k.id, 'name', k.name, 'kind', k.kind), 'state', s.state, 'key', s.key, 'url', s.url,
  'status', s.status, 'isClosed', s.is_closed, 'error', s.error, 'syncedAt', ${iso('s.synced_at')}) END`

/** Whether action a is overdue on the day of UTC that it is. */
export const ACTION_OVERDUE = `(a.state = 'open' AND a.due_on < (now() AT TIME ZONE 'UTC')::date)`

/** Columns of an ActionRecord over action_item a with what JOIN_ACTION joins. */
export const ACTION_COLUMNS = `a.id::text, a.purpose, a.title, a.detail, ${OWNER} AS owner,
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
  to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", coalesce(${ACTION_OVERDUE}, false) AS "isOverdue", a.type, a.priority, a.link,
  a.item_id::text AS "itemId", c.code AS "itemCode", a.from_field AS "fromField", a.state, a.outcome,
  ${iso('a.ended_at')} AS "endedAt", a.ended_by_name AS "endedBy", ${ISSUE} AS issue, a.version,
  ${iso('a.created_at')} AS "createdAt", a.created_by_name AS "createdBy",
  a.verify_check AS "verifyCheck", a.verify_accounts AS "verifyAccounts", ${iso('a.verified_at')} AS "verifiedAt",
  a.verified_says AS "verifiedSays"`

/** Joins to action_item a what ACTION_COLUMNS name. */
export const JOIN_ACTION = `LEFT JOIN person h ON h.id = a.owner_id LEFT JOIN team t ON t.id = a.team_id
  LEFT JOIN checklist_item c ON c.id = a.item_id
  LEFT JOIN action_issue s ON s.action_id = a.id LEFT JOIN issue_tracker k ON k.id = s.tracker_id`

/** An action with its detail as safe HTML, and no account that the reader may not see. */
export function presentAction<Row extends ActionRecord>(
  row: Row,
  accounts: VisibleAccounts,
): Row & { detailHtml: string | null } {
  return { ...limitAction(row, accounts), detailHtml: row.detail === '' ? null : noteHtml(row.detail, []) }
}

/** Actions of a post-mortem that were not removed: agreed ones first, by priority and due day, then re-verifications. */
export async function listActions(
  postmortemId: string,
  accounts: VisibleAccounts,
  client: Queryable = pool(),
): Promise<ActionView[]> {
  const { rows } = await client.query<ActionRecord>(
    `SELECT ${ACTION_COLUMNS} FROM action_item a ${JOIN_ACTION} WHERE a.postmortem_id = $1 AND a.removed_at IS NULL
     ORDER BY a.purpose <> 'action', CASE WHEN a.purpose = 'action' THEN array_position('{high,medium,low}', a.priority) END,
       a.due_on, a.id`,
    [postmortemId],
  )
  return rows.map((row) => presentAction(row, accounts))
}

/** The action with this id, also one that was removed; null where there is none. */
export async function findAction(
  id: string,
  accounts: VisibleAccounts,
  client: Queryable = pool(),
): Promise<ActionView | null> {
  const { rows } = await client.query<ActionRecord>(
    `SELECT ${ACTION_COLUMNS} FROM action_item a ${JOIN_ACTION} WHERE a.id = $1`,
    [id],
  )
  const [row] = rows
  return row === undefined ? null : presentAction(row, accounts)
}
