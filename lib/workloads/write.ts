/** Adds, changes and deletes workloads. Each verb is audited and announced in its transaction. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { isTaken } from '@/lib/db/is-taken'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { AppError } from '@/lib/errors'
import type { WorkloadDefinition } from './contract'
import { getWorkload } from './read'

/** The new workload's id. @throws AppError CONFLICT for a name that is taken, INVALID for a team that is gone */
export function createWorkload(actor: Actor, definition: WorkloadDefinition): Promise<string> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'workloads')
    await mustHaveTeam(client, definition.teamId)
    const { name, note, teamId, tagKey, tagValue } = definition
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO workload (name, note, team_id, tag_key, tag_value) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO NOTHING RETURNING id`,
      [name, note, teamId, tagKey, tagValue],
    )
    const id = rows[0]?.id
    if (id === undefined) throw nameTaken(name)
    await listAccounts(client, id, definition.accounts)
    await record(client, actor, { id, name }, { action: 'workload.created', after: { ...definition } })
    return id
  })
}

/** @throws AppError NOT_FOUND, CONFLICT for a name that is taken, INVALID for a team that is gone */
export function changeWorkload(actor: Actor, id: string, definition: WorkloadDefinition): Promise<void> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'workloads')
    const { dependencies: _, dependents: __, id: ___, ...before } = await getWorkload(client, id)
    const moved = movedOf(before, definition)
    if (moved === null) return
    await mustHaveTeam(client, definition.teamId)
    const { name, note, teamId, tagKey, tagValue } = definition
    await client
      .query('UPDATE workload SET name = $2, note = $3, team_id = $4, tag_key = $5, tag_value = $6 WHERE id = $1', [
        ...[id, name, note, teamId, tagKey, tagValue],
      ])
      .catch((error: unknown) => {
        throw isTaken(error) ? nameTaken(name) : error
      })
    await listAccounts(client, id, definition.accounts)
    await record(client, actor, { id, name: before.name }, { action: 'workload.changed', ...moved })
  })
}

/** Takes it out of what depends on it, too. @throws AppError NOT_FOUND */
export function deleteWorkload(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'workloads')
    const { dependents, dependencies, id: _, ...before } = await getWorkload(client, id)
    await client.query('DELETE FROM workload WHERE id = $1', [id])
    await record(
      client,
      actor,
      { id, name: before.name },
      {
        action: 'workload.deleted',
        before: { ...before, dependencies, dependents: dependents.map(({ name }) => name) },
      },
    )
  })
}

/** What one workload does, as it is written down: within the transaction that holds the turn of workloads. */
export async function record(
  client: pg.PoolClient,
  actor: Actor,
  workload: { id: string; name: string },
  moved: { action: string; before?: Record<string, unknown>; after?: Record<string, unknown> },
): Promise<void> {
  await recordChange(client, actor, { ...moved, subject: { kind: 'workload', ...workload } })
  await announce(client, { topic: 'accounts' })
}

/** Makes these the accounts that are listed, and no others. */
async function listAccounts(client: pg.PoolClient, id: string, accounts: readonly string[]): Promise<void> {
  await client.query('DELETE FROM workload_account WHERE workload_id = $1 AND account_id <> ALL($2::text[])', [
    id,
    accounts,
  ])
  await client.query(
    'INSERT INTO workload_account (workload_id, account_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [id, accounts],
  )
}

/** The fields that differ; null where none does. Of long lists of accounts, what came and went. */
function movedOf(
  before: WorkloadDefinition,
  after: WorkloadDefinition,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const fields = (['name', 'note', 'teamId', 'tagKey', 'tagValue'] as const).filter(
    (field) => before[field] !== after[field],
  )
  const [was, is] = [new Set(before.accounts), new Set(after.accounts)]
  const gone = before.accounts.filter((account) => !is.has(account))
  const come = after.accounts.filter((account) => !was.has(account))
  if (fields.length + gone.length + come.length === 0) return null
  const picked = (side: WorkloadDefinition) => Object.fromEntries(fields.map((field) => [field, side[field]]))
  return {
    before: { ...picked(before), ...(gone.length > 0 ? { removed: gone } : {}) },
    after: { ...picked(after), ...(come.length > 0 ? { added: come } : {}) },
  }
}

async function mustHaveTeam(client: pg.PoolClient, teamId: string | null): Promise<void> {
  if (teamId === null) return
  const { rowCount } = await client.query('SELECT FROM team WHERE id = $1 FOR KEY SHARE', [teamId])
  if (rowCount === 0) {
    throw new AppError('INVALID', 'There is no such team any more. Nothing was changed.', { team: 'Choose a team.' })
  }
}

function nameTaken(name: string): AppError {
  return new AppError('CONFLICT', `There is a workload ${name} already. Nothing was changed.`, {
    name: 'There is a workload of this name already.',
  })
}
