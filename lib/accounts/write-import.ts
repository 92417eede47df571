/** Takes over a CSV file of accounts, whole or not at all, and says beforehand what that changes. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { refuseWrongLines } from '@/lib/wire/csv-form'
import type { AccountImport } from './contract'
import { type ImportLine, readImportLines } from './import-lines'
import { type ImportPlan, planImport, type StoredAccount } from './plan-import'
import { lockAssignments, makeTeams } from './write-assignments'
import { applyRulesWithin } from './write-rules'

const SHOWN = 100

/** What the file would change. */
export function previewImport(csv: string): Promise<AccountImport> {
  return inTransaction(async (client) => viewOf(await readPlan(client, csv), csv, false))
}

/**
 * Takes the file over: teams, environments and criticalities are given by hand, accounts that are not known are added.
 * @throws AppError INVALID where a line is wrong; nothing is changed then
 */
export function importAccounts(actor: Actor, csv: string): Promise<AccountImport> {
  return inTransaction(async (client) => {
    await lockAssignments(client)
    const read = await readPlan(client, csv)
    refuseWrongLines(read.problems)
    await carryOut(client, read.plan)
    await applyRulesWithin(
      client,
      actor,
      read.lines.map(({ id }) => id),
    )
    const view = viewOf(read, csv, true)
    const { lines, newAccountCount, newTeams, teamChanges, environmentChanges, criticalityChanges, nameChanges } = view
    if (newAccountCount + teamChanges + environmentChanges + criticalityChanges + nameChanges > 0) {
      const changes = { teamChanges, environmentChanges, criticalityChanges, nameChanges }
      await recordChange(client, actor, {
        action: 'accounts.imported',
        subject: { kind: 'accounts' },
        after: { lines, newAccounts: newAccountCount, newTeams, ...changes },
      })
      await announce(client, { topic: 'accounts' })
      await announce(client, { topic: 'access' })
    }
    return view
  })
}

interface ReadPlan extends ReturnType<typeof readImportLines> {
  plan: ImportPlan
}

async function readPlan(client: pg.PoolClient, csv: string): Promise<ReadPlan> {
  const read = readImportLines(csv)
  const { rows: stored } = await client.query<StoredAccount>(
    `SELECT a.id::text, a.name, a.connection_id IS NOT NULL AS "isRead", a.environment, a.criticality,
       ARRAY(SELECT t.name FROM team_account o JOIN team t ON t.id = o.team_id WHERE o.account_id = a.id) AS teams
     FROM aws_account a WHERE a.id = ANY($1::char(12)[])`,
    [read.lines.map(({ id }) => id)],
  )
  const { rows: teams } = await client.query<{ name: string }>('SELECT name FROM team')
  const names = teams.map(({ name }) => name)
  return { ...read, plan: planImport(read.lines, stored, names) }
}

async function carryOut(client: pg.PoolClient, plan: ImportPlan): Promise<void> {
  await client.query(
    `INSERT INTO aws_account (id, name, status, first_seen_at, last_seen_at)
     SELECT given.id, given.name, 'UNKNOWN', now(), now() FROM unnest($1::char(12)[], $2::text[]) AS given(id, name)`,
    [plan.newAccounts.map(({ id }) => id), plan.newAccounts.map(({ name, id }) => name ?? id)],
  )
  await client.query(
    `UPDATE aws_account a SET name = given.name, last_seen_at = now()
     FROM unnest($1::char(12)[], $2::text[]) AS given(id, name) WHERE a.id = given.id`,
    [plan.names.map(({ id }) => id), plan.names.map(({ name }) => name)],
  )
  await client.query(
    `UPDATE aws_account a SET environment = given.name, environment_origin = 'manual'
     FROM unnest($1::char(12)[], $2::text[]) AS given(id, name) WHERE a.id = given.id`,
    [plan.environments.map(({ id }) => id), plan.environments.map(({ environment }) => environment)],
  )
  await client.query(
    `UPDATE aws_account a SET criticality = given.name, criticality_origin = 'manual'
     FROM unnest($1::char(12)[], $2::text[]) AS given(id, name) WHERE a.id = given.id`,
    [plan.criticalities.map(({ id }) => id), plan.criticalities.map(({ criticality }) => criticality)],
  )
  await makeTeams(client, plan.newTeams)
  await client.query('DELETE FROM team_account WHERE account_id = ANY($1::char(12)[])', [
    plan.teams.map(({ id }) => id),
  ])
  const owned = plan.teams.flatMap(({ id, teams }) => teams.map((name) => ({ id, name })))
  await client.query(
    `INSERT INTO team_account (team_id, account_id, origin)
     SELECT t.id, given.account, 'manual' FROM unnest($1::text[], $2::text[]) AS given(account, name) JOIN team t USING (name)`,
    [owned.map(({ id }) => id), owned.map(({ name }) => name)],
  )
}

function viewOf({ lines, problems, plan }: ReadPlan, csv: string, applied: boolean): AccountImport {
  return {
    applied,
    csv: applied ? '' : csv,
    lines: lines.length,
    problems: problems.slice(0, SHOWN),
    problemCount: problems.length,
    newAccounts: plan.newAccounts.slice(0, SHOWN).map(({ id }: ImportLine) => id),
    newAccountCount: plan.newAccounts.length,
    newTeams: plan.newTeams,
    teamChanges: plan.teams.length,
    environmentChanges: plan.environments.length,
    criticalityChanges: plan.criticalities.length,
    nameChanges: plan.names.length,
    keptNames: plan.keptNames,
  }
}
