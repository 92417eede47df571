/** Reads what the rows of a list of post-mortems show: progress, signatures, actions, the incident as the reader sees it. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { family } from '@/lib/incidents/incident-sql'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import type { PostmortemRow } from './contract-lists'
import type { PostmortemPosition } from './cursor'
import { ITEM_OVERDUE, UNSIGNED } from './filter-sql'
import { ACTION_OVERDUE } from './read-actions'

/** A post-mortem that was found, and the incident on which it is shown. */
export interface FoundPlace extends PostmortemPosition {
  incidentId: string
}

type OwnRow = Omit<PostmortemRow, 'incident' | 'found'>

/** These post-mortems in this order, without passages; those whose incident the reader does not see are left out. */
export async function readPostmortemRows(
  places: readonly FoundPlace[],
  accounts: VisibleAccounts,
): Promise<Omit<PostmortemRow, 'found'>[]> {
  if (places.length === 0) return []
  const [rows, summaries] = await Promise.all([
    readOwnRows(places),
    listSummariesOf([...new Set(places.map(({ incidentId }) => incidentId))], accounts),
  ])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const incidentOf = new Map(summaries.map((summary) => [summary.id, summary]))
  return places.flatMap(({ id, incidentId }) => {
    const row = rowOf.get(id)
    const incident = incidentOf.get(incidentId)
    if (row === undefined || incident === undefined) return []
    const { title, kind, status, severity, startedAt, endedAt, owner, team, services, regions } = incident
    const names = services.map(({ name }) => name)
    const told = { id: incidentId, title, kind, status, severity, startedAt, endedAt, owner, team }
    return [{ ...row, incident: { ...told, services: names, regions } }]
  })
}

async function readOwnRows(places: readonly FoundPlace[]): Promise<OwnRow[]> {
  const { rows } = await pool().query<OwnRow>(
    `SELECT p.id::text, p.state, p.template_name AS template, ${iso('p.opened_at')} AS "openedAt",
       ${iso('p.changed_at')} AS "changedAt", ${iso('p.published_at')} AS "publishedAt", p.revision,
       p.id = (SELECT q.id FROM postmortem q WHERE q.incident_id IN ${family('g.incident')}
               ORDER BY q.incident_id = g.incident DESC, q.opened_at, q.id LIMIT 1) AS "isShownFirst",
       items.progress, CASE WHEN p.state = 'published' THEN '{}' ELSE
         ARRAY(SELECT r.role->>'name' FROM ${UNSIGNED} ORDER BY r.place) END AS "missingSignOffs", actions.counts AS actions
     FROM unnest($1::bigint[], $2::bigint[]) g(id, incident) JOIN postmortem p ON p.id = g.id
     CROSS JOIN LATERAL (
       SELECT json_build_object('total', count(*), 'settled', count(*) FILTER (WHERE c.outcome <> 'open'),
         'required', count(*) FILTER (WHERE c.is_required),
         'requiredSettled', count(*) FILTER (WHERE c.is_required AND c.outcome <> 'open'),
         'overdue', count(*) FILTER (WHERE ${ITEM_OVERDUE})) AS progress
       FROM checklist_item c WHERE c.postmortem_id = p.id AND c.removed_at IS NULL) items
     CROSS JOIN LATERAL (
       SELECT json_build_object('open', count(*) FILTER (WHERE a.state = 'open'),
         'done', count(*) FILTER (WHERE a.state = 'done'), 'overdue', count(*) FILTER (WHERE ${ACTION_OVERDUE})) AS counts
       FROM action_item a WHERE a.postmortem_id = p.id AND a.removed_at IS NULL) actions`,
    [places.map(({ id }) => id), places.map(({ incidentId }) => incidentId)],
  )
  return rows
}
