/** Stores issue trackers, and actions that may have an issue, for tests on a real database. */
import { SYSTEM } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import type { HookSecret } from '@/lib/trackers/contract'
import type { TrackerSettingsInput } from '@/lib/trackers/schemas'
import { createTracker } from '@/lib/trackers/write'
import { buildIncident } from './build-incident'

/** A tracker of the repository acme/ops at this root of an API, which the operator must allow. */
export function buildTracker(
  baseUrl: string,
  token: string,
  settings: Partial<TrackerSettingsInput> = {},
): Promise<HookSecret> {
  const github = { kind: 'github', name: 'Ops', project: 'acme/ops', issueType: null, account: null } as const
  return createTracker(SYSTEM, { ...github, baseUrl, token, ...settings })
}

/** An incident with a post-mortem that holds these actions; their ids, and the incident's. */
export async function buildActions(...titles: string[]): Promise<{ incidentId: string; actionIds: string[] }> {
  const incidentId = await buildIncident([], { title: 'The <b>outage</b> of @mira' })
  const { rows } = await pool().query<{ id: string }>(
    `WITH opened AS (
       INSERT INTO postmortem (incident_id, template_id, template_version, template_name, sign_off_roles, opened_by_name,
         changed_by_name) VALUES ($1, 'service', 0, 'Service outage', '[]', 'Mira', 'Mira') RETURNING id)
     INSERT INTO action_item (postmortem_id, title, detail, type, owner_name, due_on, created_by_name)
     SELECT opened.id, title, 'Ask @mira. <!-- faultline', 'prevent', 'Mira', '2026-05-07', 'Mira'
     FROM opened, unnest($2::text[]) WITH ORDINALITY AS given(title, place) ORDER BY place RETURNING id::text`,
    [incidentId, titles],
  )
  return { incidentId, actionIds: rows.map(({ id }) => id) }
}
