/** Reads which post-mortem an incident has: its own, or the oldest of those merged into it. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import { family } from '@/lib/incidents/incident-sql'
import { getMeetingPlace } from '@/lib/incidents/read-presence'

/** A post-mortem and the incident on which it is shown. */
export interface Place {
  incidentId: string
  postmortemId: string
}

/** One of the post-mortems of an incident and of what was merged into it. */
export interface FamilyRow {
  id: string
  openedFor: string
  state: PostmortemState
}

/** All of them, the one that is shown first at the head. The incident must be none that was merged. */
export async function listFamily(incidentId: string, client: Queryable = pool()): Promise<FamilyRow[]> {
  const { rows } = await client.query<FamilyRow>(
    `SELECT id::text, incident_id::text AS "openedFor", state FROM postmortem WHERE incident_id IN ${family('$1::bigint')}
     ORDER BY incident_id = $1 DESC, opened_at, postmortem.id`,
    [incidentId],
  )
  return rows
}

/**
 * The post-mortem that an address names: by its incident, merges followed, and `of`, its id, where another is meant.
 * @throws AppError NOT_FOUND, also where the reader does not see the incident
 */
export async function getPlace(id: string, of: string | null, accounts: VisibleAccounts): Promise<Place> {
  const incidentId = await getMeetingPlace(id, accounts)
  const found = (await listFamily(incidentId)).find((row) => of === null || row.id === of)
  if (found === undefined) throw new AppError('NOT_FOUND', 'Nobody opened a post-mortem of this incident yet.')
  return { incidentId, postmortemId: found.id }
}
