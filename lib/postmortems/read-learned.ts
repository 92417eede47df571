/** Reads what was learned from incidents: lessons, causes, and what became of the actions. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import { family } from '@/lib/incidents/incident-sql'
import { ACTION_OVERDUE } from './read-actions'

/** What the post-mortem of an incident holds that others can learn from. */
export interface Learned {
  state: PostmortemState
  /** Markdown. */
  lessons: string
  causes: string[]
  actions: { total: number; done: number; dropped: number; overdue: number }
}

/** Of each of these incidents that has a post-mortem, its own or that of one that was merged into it. Lessons and causes are people's words, never the machine's. */
export async function readLearned(incidentIds: readonly string[]): Promise<Map<string, Learned>> {
  if (incidentIds.length === 0) return new Map()
  const { rows } = await pool().query<Learned & { incidentId: string }>(
    `SELECT g.id::text AS "incidentId", p.state, coalesce(lessons.body, '') AS lessons,
       string_to_array(nullif(causes.body, ''), E'\\n') AS causes, actions.counts AS actions
     FROM unnest($1::bigint[]) g(id)
     CROSS JOIN LATERAL (
       SELECT q.id, q.state FROM postmortem q WHERE q.incident_id IN ${family('g.id')}
       ORDER BY q.incident_id = g.id DESC, q.opened_at, q.id LIMIT 1) p
     LEFT JOIN postmortem_field lessons ON lessons.postmortem_id = p.id AND lessons.key = 'lessons'
     LEFT JOIN postmortem_field causes ON causes.postmortem_id = p.id AND causes.key = 'cause-labels'
     CROSS JOIN LATERAL (
       SELECT json_build_object('total', count(*), 'done', count(*) FILTER (WHERE a.state = 'done'),
         'dropped', count(*) FILTER (WHERE a.state = 'dropped'),
         'overdue', count(*) FILTER (WHERE ${ACTION_OVERDUE})) AS counts
       FROM action_item a WHERE a.postmortem_id = p.id AND a.purpose = 'action' AND a.removed_at IS NULL) actions`,
    [incidentIds],
  )
  return new Map(rows.map(({ incidentId, causes, ...rest }) => [incidentId, { ...rest, causes: causes ?? [] }]))
}
