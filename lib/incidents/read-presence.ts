/** Reads who has an incident open. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { AppError } from '@/lib/errors'
import type { PresenceView } from './contract'
import { isSeen } from './seen-sql'

/** Who gave no sign of life for so long is gone, in seconds: two of a tab's calls may get lost. */
export const GONE_AFTER = 45
/** More are not named. */
const MOST_PEOPLE = 500

/**
 * The incident that people meet on: of one that was merged into another, that other.
 * @throws AppError NOT_FOUND, also where the reader may not see it
 */
export async function getMeetingPlace(id: string, accounts: VisibleAccounts): Promise<string> {
  const { bind, values } = parameters()
  const asked = bind(/^\d{1,18}$/.test(id) ? id : null)
  const conditions = all(['up.merged_into IS NULL', ...isSeen(accounts, bind)])
  const { rows } = await pool().query<{ id: string }>(
    `WITH RECURSIVE up(id, merged_into) AS (
       SELECT id, merged_into FROM incident WHERE id = ${asked}::bigint
       UNION SELECT o.id, o.merged_into FROM incident o JOIN up ON o.id = up.merged_into)
     SELECT i.id::text FROM up JOIN incident i ON i.id = up.id WHERE ${conditions}`,
    values,
  )
  const [place] = rows
  if (place === undefined) throw new AppError('NOT_FOUND', `There is no incident ${id.slice(0, 40)}.`)
  return place.id
}

/** Who has the incident open, each once however many tabs they have, by name, and at which places of it they are. */
export async function listPresent(incidentId: string): Promise<PresenceView> {
  const { rows } = await pool().query<PresenceView['people'][number]>(
    `SELECT p.id::text, p.name, t.places FROM person p JOIN (
       SELECT person_id, coalesce(array_agg(DISTINCT place ORDER BY place) FILTER (WHERE place IS NOT NULL), '{}') AS places
       FROM incident_presence WHERE incident_id = $1 AND seen_at > now() - $2 * interval '1 second' GROUP BY person_id) t
       ON t.person_id = p.id
     ORDER BY lower(p.name), p.id LIMIT $3`,
    [incidentId, GONE_AFTER, MOST_PEOPLE],
  )
  return { people: rows }
}
