/** Reads the issues of actions as the worker needs them. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { ActionPriority, ActionType } from '@/lib/domain/postmortem/words'

/** An action whose issue shall be made or linked. */
export interface WantedIssue {
  actionId: string
  trackerId: string
  /** Null: it shall be made; else the issue that somebody named. */
  key: string | null
  /** How often that was tried before. */
  attempts: number
  askedAt: Date
  askedBy: string
  title: string
  detail: string
  type: ActionType
  priority: ActionPriority
  dueOn: string | null
  owner: string | null
  /** The checklist item that it follows from. */
  itemCode: string | null
  incident: { id: string; title: string }
}

/** Counts an attempt and returns what it is about, as it was before; null where there is nothing to do (any more). */
export async function beginAttempt(actionId: string, client: Queryable = pool()): Promise<WantedIssue | null> {
  const { rows } = await client.query<WantedIssue>(
    `WITH begun AS (
       UPDATE action_issue s SET attempts = attempts + 1 FROM issue_tracker t, action_item a
       WHERE s.action_id = $1 AND s.state = 'wanted' AND t.id = s.tracker_id AND t.is_on AND a.id = s.action_id
         AND a.removed_at IS NULL
       RETURNING s.*)
     SELECT a.id::text AS "actionId", s.tracker_id AS "trackerId", s.key, s.attempts - 1 AS attempts,
       s.asked_at AS "askedAt", s.asked_by_name AS "askedBy", a.title, a.detail, a.type, a.priority,
       to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.owner_name AS owner, c.code AS "itemCode",
       json_build_object('id', i.id::text, 'title', i.title) AS incident
     FROM begun s JOIN action_item a ON a.id = s.action_id JOIN postmortem p ON p.id = a.postmortem_id
       JOIN incident i ON i.id = p.incident_id LEFT JOIN checklist_item c ON c.id = a.item_id`,
    [actionId],
  )
  return rows[0] ?? null
}

/** Ids of actions whose issue is still wanted. */
export async function listWanted(trackerId: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT s.action_id::text AS id FROM action_issue s JOIN action_item a ON a.id = s.action_id
     WHERE s.tracker_id = $1 AND s.state = 'wanted' AND a.removed_at IS NULL ORDER BY s.asked_at, s.action_id`,
    [trackerId],
  )
  return rows.map(({ id }) => id)
}

/** The issue of an action as it was last known. */
export interface LinkedIssue {
  actionId: string
  key: string
  url: string
  status: string | null
  isClosed: boolean
  error: string | null
}

const LINKED = `SELECT action_id::text AS "actionId", key, url, status, is_closed AS "isClosed", error FROM action_issue
  WHERE tracker_id = $1 AND state = 'linked'`

/** Those of these keys that are linked. */
export async function listLinked(
  trackerId: string,
  keys: readonly string[],
  client: Queryable = pool(),
): Promise<LinkedIssue[]> {
  const { rows } = await client.query<LinkedIssue>(`${LINKED} AND key = ANY($2)`, [trackerId, keys])
  return rows
}

/** Keys of linked issues that nothing was heard of since `before`, the longest first. */
export async function listUnheard(trackerId: string, before: Date, most: number): Promise<string[]> {
  const { rows } = await pool().query<LinkedIssue>(
    `${LINKED} AND (synced_at IS NULL OR synced_at < $2) ORDER BY synced_at NULLS FIRST, action_id LIMIT $3`,
    [trackerId, before, most],
  )
  return rows.map(({ key }) => key)
}

/** Whether any action has an issue there. */
export async function hasLinked(trackerId: string): Promise<boolean> {
  const { rows } = await pool().query<{ has: boolean }>(`SELECT EXISTS (${LINKED}) AS has`, [trackerId])
  return rows[0]?.has === true
}
