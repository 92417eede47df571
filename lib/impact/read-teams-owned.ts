/** Reads which team owned which account, and from when to when. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import type { OwnedPeriod } from '@/lib/domain/impact/reach-scope'

/** As OwnedPeriod, by the account's id. */
export type OwnedAccount = Omit<OwnedPeriod, 'position'> & { accountId: string }

const MS = (moment: string) => `round(extract(epoch FROM ${moment}) * 1000)::float8`

/** All that ever was, whoever asks. */
export function readTeamsOwned(): Promise<readonly OwnedAccount[]> {
  return cachedRead('accounts', 'what teams owned', async () => {
    const { rows } = await pool().query<OwnedAccount>(
      `SELECT p.team_id::text AS "teamId", coalesce(t.name, (SELECT l.team_name FROM team_account_period l
           WHERE l.team_id = p.team_id ORDER BY l.id DESC LIMIT 1)) AS "teamName",
         p.account_id::text AS "accountId", ${MS('p.from_at')} AS "from", ${MS('p.until_at')} AS until
       FROM team_account_period p LEFT JOIN team t ON t.id = p.team_id ORDER BY p.id`,
    )
    return rows
  })
}

/** What the teams with these ids or names (of any case) own; of a list of teams themselves those. */
export function ownedBy<T extends Pick<OwnedAccount, 'teamId' | 'teamName'>>(
  all: readonly T[],
  teams: readonly string[],
): T[] {
  const wanted = new Set(teams.map((team) => team.toLowerCase()))
  return all.filter(({ teamId, teamName }) => wanted.has(teamId) || wanted.has(teamName.toLowerCase()))
}
