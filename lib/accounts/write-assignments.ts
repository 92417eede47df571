/** Carries out rules within a transaction: what they decide for the accounts as they are stored. */
import 'server-only'
import type pg from 'pg'
import { insertRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import { type AccountRule, type AssignmentPlan, planAssignments, type RuledAccount } from '@/lib/domain/account-rules'

/** Holders of this lock change assignments one after the other. */
const LOCK = 7_262

/** What a plan was made from. */
export interface Planned {
  plan: AssignmentPlan
  accounts: readonly (RuledAccount & { name: string })[]
  teams: readonly { id: string; name: string }[]
}

/** Waits until nobody else changes assignments; until the transaction ends, nobody does. */
export async function lockAssignments(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
}

/** What the rules would change of these accounts; null: of all. */
export async function planRules(
  client: Queryable,
  rules: readonly AccountRule[],
  ids: readonly string[] | null,
): Promise<Planned> {
  const { rows: accounts } = await client.query<RuledAccount & { name: string }>(
    `SELECT a.id::text, a.name, a.tags, a.environment, a.environment_origin AS "environmentOrigin",
       a.criticality, a.criticality_origin AS "criticalityOrigin",
       coalesce(o.manual, false) AS "hasManualTeam", coalesce(o.ruled, '{}') AS "ruleTeams"
     FROM aws_account a LEFT JOIN (SELECT account_id, bool_or(origin = 'manual') AS manual,
         array_agg(team_id::text ORDER BY team_id) FILTER (WHERE origin = 'rule') AS ruled
       FROM team_account WHERE $1::char(12)[] IS NULL OR account_id = ANY($1) GROUP BY account_id) o ON o.account_id = a.id
     WHERE $1::char(12)[] IS NULL OR a.id = ANY($1) ORDER BY a.id`,
    [ids],
  )
  const { rows: teams } = await client.query<{ id: string; name: string }>('SELECT id, name FROM team')
  return { plan: planAssignments(rules, accounts, teams), accounts, teams }
}

/** Stores what a plan changes. */
export async function carryOut(
  client: pg.PoolClient,
  { newTeams, teams, environments, criticalities }: AssignmentPlan,
): Promise<void> {
  await makeTeams(client, newTeams)
  await client.query("DELETE FROM team_account WHERE origin = 'rule' AND account_id = ANY($1::char(12)[])", [
    teams.map(({ account }) => account),
  ])
  const owned = teams.filter(({ after }) => after !== null)
  await client.query(
    `INSERT INTO team_account (team_id, account_id, origin)
     SELECT t.id, given.account, 'rule' FROM unnest($1::text[], $2::text[]) AS given(account, name) JOIN team t USING (name)
     ON CONFLICT DO NOTHING`,
    [owned.map(({ account }) => account), owned.map(({ after }) => after)],
  )
  await client.query(
    `UPDATE aws_account a SET environment = given.name,
       environment_origin = CASE WHEN given.name IS NOT NULL THEN 'rule' END
     FROM unnest($1::char(12)[], $2::text[]) AS given(id, name) WHERE a.id = given.id`,
    [environments.map(({ account }) => account), environments.map(({ after }) => after)],
  )
  await client.query(
    `UPDATE aws_account a SET criticality = given.name,
       criticality_origin = CASE WHEN given.name IS NOT NULL THEN 'rule' END
     FROM unnest($1::char(12)[], $2::text[]) AS given(id, name) WHERE a.id = given.id`,
    [criticalities.map(({ account }) => account), criticalities.map(({ after }) => after)],
  )
}

/** Makes the teams of these names that are not there. */
export async function makeTeams(client: pg.PoolClient, names: readonly string[]): Promise<void> {
  await insertRows(
    client,
    'team',
    [{ name: 'name', type: 'text', value: (name) => name }],
    names,
    'ON CONFLICT (name) DO NOTHING',
  )
}
