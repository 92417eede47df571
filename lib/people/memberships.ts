/** Who belongs to which team, within a transaction that changes a person. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'

/** Names of a person's teams, sorted: what the audit says. */
export async function listTeamNames(client: Queryable, personId: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT t.name FROM team_member m JOIN team t ON t.id = m.team_id WHERE m.person_id = $1 ORDER BY t.name',
    [personId],
  )
  return rows.map(({ name }) => name)
}

/** @throws AppError CONFLICT where one of the teams is gone */
export async function joinTeams(client: Queryable, personId: string, teams: readonly string[]): Promise<void> {
  const wanted = [...new Set(teams)]
  const { rowCount } = await client.query(
    `INSERT INTO team_member (team_id, person_id)
     SELECT id, $1 FROM (SELECT id FROM team WHERE id = ANY($2::uuid[]) FOR KEY SHARE) known`,
    [personId, wanted],
  )
  if (rowCount === wanted.length) return
  throw new AppError('CONFLICT', 'One of these teams has been deleted meanwhile. Nothing was changed: choose again.')
}
