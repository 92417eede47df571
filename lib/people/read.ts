/** Reads people: the pages that administrators see, and one of them. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { PeoplePage, PersonView } from './contract'

// Sessions that are over stay, since they say when somebody was last seen; those that were ended are gone.
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

const BY_NAME = 'ORDER BY lower(p.name), p.id'

/** People on a page. */
const PAGE = 100

/**
 * A page of people by name: those whose name or e-mail holds `find`, from the one after the person with the id `after`.
 * An id that nobody has begins at the first.
 */
export async function readPeoplePage(find: string | null, after: string | null): Promise<PeoplePage> {
  const holds = `%${(find ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const [found, counts] = await Promise.all([
    pool().query<PersonView>(
      `${PERSON} WHERE (p.name ILIKE $1 OR p.email ILIKE $1) AND coalesce(
         (lower(p.name), p.id) > (SELECT lower(name), id FROM person WHERE id::text = $2), true)
       ${BY_NAME} LIMIT ${PAGE + 1}`,
      [holds, after],
    ),
    pool().query<{ total: number; matching: number }>(
      'SELECT count(*)::int AS total, count(*) FILTER (WHERE name ILIKE $1 OR email ILIKE $1)::int AS matching FROM person',
      [holds],
    ),
  ])
  const people = found.rows.slice(0, PAGE)
  const { total = 0, matching = 0 } = counts.rows[0] ?? {}
  return { people, total, matching, next: found.rows.length > PAGE ? (people.at(-1)?.id ?? null) : null }
}

/** Everybody, by name. */
export async function listPeople(): Promise<PersonView[]> {
  const { rows } = await pool().query<PersonView>(`${PERSON} ${BY_NAME}`)
  return rows
}

/** More are not offered at all: part of a list would pass for the whole of it. */
const MOST_OFFERED = 2_000

/** Ids and names of those who may sign in, by name, to choose from; nobody where there are too many. */
export async function listPeopleChoices(): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    `SELECT id::text, name FROM person p WHERE disabled_at IS NULL ${BY_NAME} LIMIT ${MOST_OFFERED + 1}`,
  )
  return rows.length > MOST_OFFERED ? [] : rows
}

/** The person with this id; null for any other text. */
export async function findPerson(id: string): Promise<PersonView | null> {
  const { rows } = await pool().query<PersonView>(`${PERSON} WHERE p.id::text = $1`, [id])
  return rows[0] ?? null
}

/** The person with exactly this e-mail, in lower case. */
export async function findPersonByEmail(email: string): Promise<PersonView | null> {
  const { rows } = await pool().query<PersonView>(`${PERSON} WHERE p.email = $1`, [email])
  return rows[0] ?? null
}
