/** Reads a team as its own page shows it: who is in it, and those of its accounts that the reader may see. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf } from '@/lib/db/visibility'
import type { Principal } from '@/lib/domain/access'
import type { TeamPageView } from './contract'

/**
 * The team with this id; null for any other text, and for those who see the accounts of their teams alone where neither it
 * nor one of its accounts is theirs.
 */
export async function findTeamPage(id: string, principal: Principal): Promise<TeamPageView | null> {
  const { bind, values } = parameters()
  const team = bind(id)
  const sees = scopeOf(principal.accounts, bind).sees('o.account_id')
  const { rows } = await pool().query<TeamPageView & { isMember: boolean; owned: number }>(
    `SELECT t.id, t.name,
       (SELECT count(*)::int FROM team_account o WHERE o.team_id = t.id) AS owned,
       EXISTS (SELECT FROM team_member m WHERE m.team_id = t.id AND m.person_id::text = ${bind(principal.id)}) AS "isMember",
       (SELECT coalesce(json_agg(json_build_object('id', o.account_id, 'name', d.name, 'status', d.status,
            'leftAt', ${iso('d.left_at')}, 'environment', d.environment, 'criticality', d.criticality,
            'usageUnknown', NOT EXISTS (SELECT FROM service_usage u WHERE u.account_id = o.account_id AND u.source <> 'health'))
          ORDER BY lower(d.name) NULLS LAST, o.account_id), '[]')
        FROM team_account o LEFT JOIN aws_account d ON d.id = o.account_id WHERE o.team_id = t.id AND ${sees}) AS accounts,
       (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY lower(p.name), p.id), '[]')
        FROM team_member m JOIN person p ON p.id = m.person_id
        WHERE m.team_id = t.id AND p.disabled_at IS NULL) AS members
     FROM team t WHERE t.id::text = ${team}`,
    values,
  )
  const [row] = rows
  if (row === undefined) return null
  const { isMember, owned, ...page } = row
  if (principal.accounts !== null && !isMember && page.accounts.length === 0) return null
  return { ...page, isWhole: page.accounts.length === owned }
}
