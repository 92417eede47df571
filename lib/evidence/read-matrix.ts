/** Reads the posture by groups of accounts: per check and unit, team or connection how many have which verdict. */
import 'server-only'
import { cachedOverview } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import { checkIds, noCounts } from './check-list'
import type { Grouping, PostureMatrix } from './contract-pages'
import { type EvidenceScope, formatScope } from './filter'
import { countedAccounts, momentOf, shown, stands } from './verdict-sql'

/** Groups by name, those without one last. Kept until verdicts, accounts or connections move. */
export function readMatrix(
  scope: EvidenceScope,
  grouping: Grouping,
  accounts: VisibleAccounts,
): Promise<PostureMatrix> {
  const key = `posture by ${grouping} ${formatScope(scope)} ${visibilityKey(accounts)}`
  return cachedOverview(['evidence', 'accounts', 'connections'], key, () => readMatrixAfresh(scope, grouping, accounts))
}

/** What a counted account is grouped by; a team's account may have several. */
const GROUPS: Record<Grouping, string> = {
  unit: 'SELECT counted.id, u.id AS key, u.path AS name FROM counted LEFT JOIN org_unit u ON u.id = counted.org_unit_id',
  team: `SELECT counted.id, t.id::text AS key, t.name FROM counted
    LEFT JOIN team_account o ON o.account_id = counted.id LEFT JOIN team t ON t.id = o.team_id`,
  connection: `SELECT counted.id, c.id AS key, c.name FROM counted LEFT JOIN aws_connection c ON c.id = counted.connection_id`,
}

const WITHOUT: Record<Grouping, string> = { unit: 'No unit', team: 'No team', connection: 'No connection' }

interface GroupRow {
  key: string | null
  name: string | null
  /** Null: the row says how many accounts the group has. */
  check: string | null
  verdict: Verdict | null
  accounts: number
}

/** As readMatrix, read afresh. */
export async function readMatrixAfresh(
  scope: EvidenceScope,
  grouping: Grouping,
  accounts: VisibleAccounts,
  now = new Date(),
): Promise<PostureMatrix> {
  const { bind, values } = parameters()
  const moment = momentOf(scope, now, bind)
  const { rows } = await pool().query<GroupRow>(
    `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)}),
       grouped AS MATERIALIZED (${GROUPS[grouping]}),
       judged AS (SELECT g.key, v.check_id, ${shown('v', moment)} AS verdict
         FROM evidence_verdict v JOIN grouped g ON g.id = v.account_id WHERE ${stands('v', moment)})
     SELECT key, name, NULL AS check, NULL AS verdict, count(*)::int AS accounts FROM grouped GROUP BY key, name
     UNION ALL SELECT key, NULL, check_id, verdict, count(*)::int FROM judged GROUP BY key, check_id, verdict`,
    values,
  )
  return matrixOf(rows, WITHOUT[grouping])
}

function matrixOf(rows: readonly GroupRow[], without: string): PostureMatrix {
  const groups = rows
    .filter(({ check }) => check === null)
    .map(({ key, name, accounts }) => ({ id: key, name: name ?? without, accounts }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name, 'en'))
  const counts: PostureMatrix['counts'] = {}
  for (const { key, check, verdict, accounts } of rows) {
    if (check === null || verdict === null) continue
    counts[check] ??= {}
    counts[check][key ?? ''] ??= noCounts()
    const cell = counts[check][key ?? '']
    if (cell) cell[verdict] += accounts
  }
  addUnjudged(groups, counts)
  return { groups, counts }
}

/** Accounts without a row were never judged. */
function addUnjudged(groups: PostureMatrix['groups'], counts: PostureMatrix['counts']): void {
  for (const check of checkIds('account')) {
    counts[check] ??= {}
    const row = counts[check]
    for (const { id, accounts } of groups) {
      const cell = row[id ?? ''] ?? noCounts()
      row[id ?? ''] = cell
      const judged = Object.values(cell).reduce((sum, number) => sum + number, 0)
      cell['not-checked'] += Math.max(0, accounts - judged)
    }
  }
}
