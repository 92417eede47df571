/** Reads teams: their list, one of them, their names to choose from. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { TeamSummary, TeamView } from './contract'

/** Teams by name. */
export async function listTeams(): Promise<TeamSummary[]> {
  const { rows } = await pool().query<TeamSummary>(
    `SELECT t.id, t.name,
            (SELECT count(*)::int FROM team_member m WHERE m.team_id = t.id) AS members,
            (SELECT count(*)::int FROM team_member m JOIN person p ON p.id = m.person_id
             WHERE m.team_id = t.id AND p.limited_to_teams) AS limited,
            (SELECT count(*)::int FROM team_account a WHERE a.team_id = t.id) AS accounts
     FROM team t ORDER BY lower(t.name), t.id`,
  )
  return rows
}

/** Ids and names, by name: to choose from. */
export async function listTeamChoices(): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    'SELECT id, name FROM team ORDER BY lower(name), id',
  )
  return rows
}

/** More are not offered at all: part of a list would pass for the whole of it. */
const MOST_OFFERED = 50

/** Those who may be added to a team, by name, to choose from; nobody where there are too many. */
export async function listAddable(id: string): Promise<{ name: string; email: string }[]> {
  const { rows } = await pool().query<{ name: string; email: string }>(
    `SELECT name, email FROM person p
     WHERE disabled_at IS NULL
       AND NOT EXISTS (SELECT FROM team_member m WHERE m.team_id::text = $1 AND m.person_id = p.id)
     ORDER BY lower(name), id LIMIT ${MOST_OFFERED + 1}`,
    [id],
  )
  return rows.length > MOST_OFFERED ? [] : rows
}

/** The team with this id; null for any other text. */
export async function findTeam(id: string): Promise<TeamView | null> {
  const { rows } = await pool().query<TeamView>(
    `SELECT t.id, t.name,
            ARRAY(SELECT account_id::text FROM team_account WHERE team_id = t.id ORDER BY 1) AS accounts,
            (SELECT coalesce(json_agg(json_build_object(
                      'id', p.id, 'name', p.name, 'email', p.email, 'limitedToTeams', p.limited_to_teams,
                      'disabled', p.disabled_at IS NOT NULL) ORDER BY lower(p.name), p.id), '[]')
             FROM team_member m JOIN person p ON p.id = m.person_id WHERE m.team_id = t.id) AS members,
            ARRAY(SELECT p.name FROM team_member m JOIN person p ON p.id = m.person_id
                  WHERE m.team_id = t.id AND p.limited_to_teams AND p.disabled_at IS NULL
                    AND NOT EXISTS (SELECT FROM team_member o WHERE o.person_id = p.id AND o.team_id <> t.id)
                  ORDER BY lower(p.name)) AS "onlyHere"
     FROM team t WHERE t.id::text = $1`,
    [id],
  )
  return rows[0] ?? null
}
