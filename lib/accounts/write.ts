/** Changes single accounts by hand, and asks for the directory to be read now. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { findConnection } from '@/lib/connections/read'
import { announce } from '@/lib/db/announce'
import { enqueue } from '@/lib/db/enqueue'
import { inTransaction } from '@/lib/db/transaction'
import type { Criticality } from '@/lib/domain/blast-radius/facts'
import { AppError } from '@/lib/errors'
import { lockAssignments } from './write-assignments'
import { applyRulesWithin } from './write-rules'

/** Who owns an account, what it is for, and how critical it is. Null: as the rules say. */
export interface Assignment {
  /** Ids, at least one. */
  teams: readonly string[] | null
  environment: string | null
  criticality: Criticality | null
}

/**
 * Gives an account its teams, environment and criticality by hand, or gives it back to the rules.
 * @throws AppError NOT_FOUND, CONFLICT where a team has been deleted meanwhile
 */
export function assignAccount(actor: Actor, id: string, wanted: Assignment): Promise<void> {
  return inTransaction(async (client) => {
    await lockAssignments(client)
    const before = await findAssignment(client, id)
    if (before === null) throw new AppError('NOT_FOUND', `There is no account ${id}. Nothing was changed.`)
    await setTeams(client, id, wanted.teams)
    await setByHand(client, id, 'environment', wanted.environment)
    await setByHand(client, id, 'criticality', wanted.criticality)
    await applyRulesWithin(client, actor, [id])
    const after = await findAssignment(client, id)
    if (after === null || JSON.stringify(before) === JSON.stringify(after)) return
    const subject = { kind: 'account', id, name: before.name }
    await recordChange(client, actor, {
      action: 'account.assigned',
      subject,
      before: said(before),
      after: said(after),
    })
    await announce(client, { topic: 'accounts', ids: [id] })
    await announce(client, { topic: 'access' })
  })
}

/** Has the worker read a connection's directory now. @throws AppError NOT_FOUND, CONFLICT where it is switched off */
export function refreshDirectory(connectionId: string): Promise<void> {
  return inTransaction(async (client) => {
    const connection = await findConnection(connectionId, client)
    if (connection === null) throw new AppError('NOT_FOUND', 'There is no such connection any more.')
    if (!connection.enabled) {
      throw new AppError('CONFLICT', `${connection.name} is switched off: switch it on, then its accounts are read.`)
    }
    await enqueue(client, 'read-directory', { connection: connectionId }, `read-directory:${connectionId}`)
  })
}

function said({ teams, environment, criticality }: StoredAssignment): Record<string, unknown> {
  return { teams, environment, criticality }
}

interface StoredAssignment {
  name: string
  /** Names, by name; each with who says so. */
  teams: { name: string; origin: string }[]
  environment: string | null
  environmentOrigin: string | null
  criticality: string | null
  criticalityOrigin: string | null
}

async function findAssignment(client: pg.PoolClient, id: string): Promise<StoredAssignment | null> {
  const { rows } = await client.query<StoredAssignment>(
    `SELECT a.name, a.environment, a.environment_origin AS "environmentOrigin",
       a.criticality, a.criticality_origin AS "criticalityOrigin",
       (SELECT coalesce(json_agg(json_build_object('name', t.name, 'origin', o.origin) ORDER BY t.name), '[]')
        FROM team_account o JOIN team t ON t.id = o.team_id WHERE o.account_id = a.id) AS teams
     FROM aws_account a WHERE a.id = $1 FOR UPDATE OF a`,
    [id],
  )
  return rows[0] ?? null
}

async function setTeams(client: pg.PoolClient, id: string, teams: Assignment['teams']): Promise<void> {
  await client.query(
    "DELETE FROM team_account WHERE account_id = $1 AND origin = 'manual' AND team_id <> ALL($2::uuid[])",
    [id, teams ?? []],
  )
  if (teams === null) return
  const wanted = [...new Set(teams)]
  const { rowCount } = await client.query(
    `INSERT INTO team_account (team_id, account_id, origin)
     SELECT id, $1, 'manual' FROM (SELECT id FROM team WHERE id = ANY($2::uuid[]) FOR KEY SHARE) known
     ON CONFLICT (team_id, account_id) DO UPDATE SET origin = 'manual'`,
    [id, wanted],
  )
  if (rowCount === wanted.length) return
  throw new AppError('CONFLICT', 'One of these teams has been deleted meanwhile. Nothing was changed: choose again.')
}

async function setByHand(
  client: pg.PoolClient,
  id: string,
  column: 'environment' | 'criticality',
  value: string | null,
): Promise<void> {
  // What a rule gave stays for the rules to judge.
  await client.query(
    value === null
      ? `UPDATE aws_account SET ${column} = NULL, ${column}_origin = NULL WHERE id = $1 AND ${column}_origin = 'manual'`
      : `UPDATE aws_account SET ${column} = $2, ${column}_origin = 'manual' WHERE id = $1`,
    value === null ? [id] : [id, value],
  )
}
