/** Reads what was done after incidents: their post-mortems, the required items of the checklists, and actions. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { ACTION_OVERDUE } from '@/lib/postmortems/read-actions'
import type { FollowUpView } from './contract'

/** Post-mortems p of the incidents $1 and of those that were merged into them, which stand under theirs. */
export const OWN_POSTMORTEMS = `WITH RECURSIVE of_incident(id, incident_id) AS (
    SELECT i.id, i.id FROM unnest($1::bigint[]) i(id)
    UNION SELECT c.id, o.incident_id FROM incident c JOIN of_incident o ON c.merged_into = o.id
  ), written AS (
    SELECT p.id, p.state, o.incident_id FROM of_incident o JOIN postmortem p ON p.incident_id = o.id
  )`

/** Required items of checklists w stands for, and what settles one. */
export const REQUIRED = 'c.is_required AND c.removed_at IS NULL'
const SETTLED = "c.outcome <> 'open'"

/** What stands in the post-mortems of these incidents now. */
export async function readFollowUp(incidentIds: readonly string[]): Promise<FollowUpView> {
  const { rows } = await pool().query<{ view: FollowUpView }>(
    `${OWN_POSTMORTEMS}, items AS (
       SELECT count(*)::int AS required, (count(*) FILTER (WHERE ${SETTLED}))::int AS settled
       FROM written w JOIN checklist_item c ON c.postmortem_id = w.id AND ${REQUIRED}
     ), actions AS (
       SELECT (count(*) FILTER (WHERE a.state = 'open'))::int AS open, (count(*) FILTER (WHERE a.state = 'done'))::int AS done,
         (count(*) FILTER (WHERE a.state = 'dropped'))::int AS dropped, (count(*) FILTER (WHERE ${ACTION_OVERDUE}))::int AS overdue
       FROM written w JOIN action_item a ON a.postmortem_id = w.id AND a.removed_at IS NULL
     )
     SELECT json_build_object('postmortems', (SELECT count(*) FROM written),
       'published', (SELECT count(*) FROM written WHERE state = 'published'),
       'requiredItems', items.required, 'settledItems', items.settled, 'actions', to_json(actions)) AS view
     FROM items, actions`,
    [incidentIds],
  )
  const [row] = rows
  if (row === undefined) throw new Error('A count answered without a row.')
  return row.view
}
