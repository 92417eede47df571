/** Reads people: the list that administrators see, and one of them. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { PersonView } from './contract'

/** More are not listed at once; `find` narrows the list. */
const MOST_LISTED = 500

// Sessions go when they end; the audit remembers the last change.
const PERSON = `
  SELECT p.id, p.name, p.email, p.role, p.limited_to_teams AS "limitedToTeams", p.two_factor_enabled AS "secondFactor",
         ways.password AS "hasPassword", ways.provider AS "hasProvider", seen.sessions,
         to_json(seen.at)#>>'{}' AS "lastSeenAt", to_json(link.until)#>>'{}' AS "linkUntil", teams.list AS teams,
         CASE WHEN p.disabled_at IS NOT NULL THEN 'disabled'
              WHEN seen.at IS NULL AND NOT ways.password AND NOT ways.provider THEN 'invited'
              ELSE 'active' END AS state
  FROM person p
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(provider_id = 'credential'), false) AS password,
           coalesce(bool_or(provider_id <> 'credential'), false) AS provider
    FROM sign_in_method WHERE person_id = p.id) ways
  CROSS JOIN LATERAL (
    SELECT greatest(max(last_seen_at), (
             SELECT at FROM audit_entry WHERE actor_kind = 'person' AND actor_id = p.id::text
             ORDER BY at DESC, id DESC LIMIT 1)) AS at,
           count(*) FILTER (WHERE expires_at > now())::int AS sessions
    FROM session WHERE person_id = p.id) seen
  CROSS JOIN LATERAL (
    SELECT max(expires_at) AS until FROM access_link
    WHERE person_id = p.id AND used_at IS NULL AND expires_at > now()) link
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name), '[]') AS list
    FROM team_member m JOIN team t ON t.id = m.team_id WHERE m.person_id = p.id) teams`

/** People by name, those whose name or e-mail holds `find`; how many there are in all, listed or not. */
export async function listPeople(find: string | null): Promise<{ people: PersonView[]; total: number }> {
  const holds = `%${(find ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const [people, count] = await Promise.all([
    pool().query<PersonView>(
      `${PERSON} WHERE p.name ILIKE $1 OR p.email ILIKE $1 ORDER BY lower(p.name), p.id LIMIT ${MOST_LISTED}`,
      [holds],
    ),
    pool().query<{ total: number }>('SELECT count(*)::int AS total FROM person'),
  ])
  return { people: people.rows, total: count.rows[0]?.total ?? 0 }
}

/** The person with this id; null for any other text. */
export async function findPerson(id: string): Promise<PersonView | null> {
  const { rows } = await pool().query<PersonView>(`${PERSON} WHERE p.id::text = $1`, [id])
  return rows[0] ?? null
}

/** Name and e-mail of everybody who is not disabled, by name: to choose from. */
export async function listNames(): Promise<{ id: string; name: string; email: string }[]> {
  const { rows } = await pool().query<{ id: string; name: string; email: string }>(
    'SELECT id, name, email FROM person WHERE disabled_at IS NULL ORDER BY lower(name), id',
  )
  return rows
}
