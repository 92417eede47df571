/** Reads who and what stands in the audit, to filter by. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { AuditActor, AuditChoices } from './contract'
import { actionName, wordName } from './present'

/** Who acted and what was done, as choices: actions under their words. */
export async function readAuditChoices(): Promise<AuditChoices> {
  const [actors, actions] = await Promise.all([listAuditActors(), listAuditActions()])
  const words = [...new Set(actions.map(wordOf))]
  return {
    actors,
    words: words.map((word) => ({
      word,
      name: wordName(word),
      actions: actions
        .filter((action) => wordOf(action) === word)
        .map((action) => ({ action, name: actionName(action) })),
    })),
  }
}

function wordOf(action: string): string {
  return action.split('.')[0] ?? action
}

/** Every action in the audit, sorted. Steps from one to the next by the index, however many entries there are. */
export async function listAuditActions(): Promise<string[]> {
  const { rows } = await pool().query<{ action: string }>(
    `WITH RECURSIVE known AS (
       SELECT (SELECT min(action) FROM audit_entry) AS action
       UNION ALL
       SELECT (SELECT min(e.action) FROM audit_entry e WHERE e.action > k.action) FROM known k WHERE k.action IS NOT NULL)
     SELECT action FROM known WHERE action IS NOT NULL`,
  )
  return rows.map(({ action }) => action)
}

/** More are not offered; the words of a name find everybody. */
const MOST_ACTORS = 500

/** People and tokens that stand in the audit, by the name they last had there. */
async function listAuditActors(): Promise<AuditActor[]> {
  const { rows } = await pool().query<AuditActor>(
    `WITH RECURSIVE known AS (
       SELECT kind, (SELECT min(actor_id) FROM audit_entry WHERE actor_kind = kind) AS id
       FROM unnest('{person,token}'::actor_kind[]) kind
       UNION ALL
       SELECT kind, (SELECT min(e.actor_id) FROM audit_entry e WHERE e.actor_kind = kind AND e.actor_id > k.id)
       FROM known k WHERE k.id IS NOT NULL)
     SELECT k.kind || ':' || k.id AS who, latest.name FROM known k CROSS JOIN LATERAL (
       SELECT e.actor_name AS name FROM audit_entry e WHERE e.actor_kind = k.kind AND e.actor_id = k.id
       ORDER BY e.at DESC, e.id DESC LIMIT 1) latest
     ORDER BY lower(latest.name), who LIMIT ${MOST_ACTORS}`,
  )
  return rows
}
