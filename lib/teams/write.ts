/** Changes teams: their name, accounts and members. Each verb is audited and announced in its transaction. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { isTaken } from '@/lib/db/is-taken'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

/** The new team's id. @throws AppError CONFLICT for a name that is taken */
export function createTeam(actor: Actor, name: string, accounts: readonly string[]): Promise<string> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'INSERT INTO team (name) VALUES ($1) ON CONFLICT (name) DO NOTHING RETURNING id',
      [name],
    )
    const id = rows[0]?.id
    if (id === undefined) throw nameTaken(name)
    await addAccounts(client, id, accounts)
    const after = { name, accounts }
    await record(client, actor, { id, name }, { action: 'team.created', after })
    return id
  })
}

/** @throws AppError NOT_FOUND, CONFLICT for a name that is taken */
export function renameTeam(actor: Actor, id: string, name: string): Promise<void> {
  return changeTeam(actor, id, async (client, team) => {
    if (team.name === name) return null
    await client.query('UPDATE team SET name = $2 WHERE id = $1', [id, name]).catch((error: unknown) => {
      throw isTaken(error) ? nameTaken(name) : error
    })
    return { action: 'team.renamed', before: { name: team.name }, after: { name } }
  })
}

/** Members lose its accounts, and those who are limited to it see none. @throws AppError NOT_FOUND */
export function deleteTeam(actor: Actor, id: string): Promise<void> {
  return changeTeam(actor, id, async (client, { name }) => {
    const { rows } = await client.query<{ members: string[]; accounts: string[] }>(
      `SELECT ARRAY(SELECT p.name FROM team_member m JOIN person p ON p.id = m.person_id
                    WHERE m.team_id = $1 ORDER BY p.name) AS members,
              ARRAY(SELECT account_id::text FROM team_account WHERE team_id = $1 ORDER BY 1) AS accounts`,
      [id],
    )
    await client.query('DELETE FROM team WHERE id = $1', [id])
    return { action: 'team.deleted', before: { name, ...rows[0] } }
  })
}

/** Makes these the team's accounts, and no others. @throws AppError NOT_FOUND */
export function assignAccounts(actor: Actor, id: string, accounts: readonly string[]): Promise<void> {
  return changeTeam(actor, id, async (client) => {
    const removed = await client.query<{ account: string }>(
      'DELETE FROM team_account WHERE team_id = $1 AND account_id <> ALL($2::text[]) RETURNING account_id::text AS account',
      [id, accounts],
    )
    const added = await addAccounts(client, id, accounts)
    if (added.length === 0 && removed.rows.length === 0) return null
    const gone = removed.rows.map(({ account }) => account).sort()
    return { action: 'team.accounts-changed', before: { removed: gone }, after: { added } }
  })
}

/**
 * Takes the person with this e-mail, in lower case, into the team.
 * @throws AppError NOT_FOUND for a team or an e-mail that is not here
 */
export function addMember(actor: Actor, id: string, email: string): Promise<void> {
  return changeTeam(actor, id, async (client) => {
    const person = await getByEmail(client, email)
    const { rowCount } = await client.query(
      'INSERT INTO team_member (team_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [id, person.id],
    )
    return rowCount === 0 ? null : { action: 'team.member-added', after: { member: person.name } }
  })
}

/** @throws AppError NOT_FOUND */
export function removeMember(actor: Actor, id: string, personId: string): Promise<void> {
  return changeTeam(actor, id, async (client) => {
    const member = await nameOf(client, personId)
    const { rowCount } = await client.query('DELETE FROM team_member WHERE team_id = $1 AND person_id = $2', [
      id,
      personId,
    ])
    return rowCount === 0 ? null : { action: 'team.member-removed', before: { member } }
  })
}

type Moved = Omit<AuditedChange, 'subject'> | null

/** Runs `work` on the locked team; what it returns is written down, null changes nothing. @throws AppError NOT_FOUND */
function changeTeam(
  actor: Actor,
  id: string,
  work: (client: pg.PoolClient, team: { name: string }) => Promise<Moved>,
): Promise<void> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM team WHERE id = $1 FOR UPDATE', [id])
    const [team] = rows
    if (team === undefined) throw new AppError('NOT_FOUND', 'There is no such team any more. Nothing was changed.')
    const moved = await work(client, team)
    if (moved !== null) await record(client, actor, { id, name: team.name }, moved)
  })
}

async function record(
  client: pg.PoolClient,
  actor: Actor,
  team: { id: string; name: string },
  moved: Omit<AuditedChange, 'subject'>,
): Promise<void> {
  await recordChange(client, actor, { ...moved, subject: { kind: 'team', ...team } })
  await announce(client, { topic: 'access' })
  await announce(client, { topic: 'accounts' })
}

/** The accounts that were not there yet, sorted. */
async function addAccounts(client: pg.PoolClient, id: string, accounts: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ account: string }>(
    `INSERT INTO team_account (team_id, account_id) SELECT $1, unnest($2::text[])
     ON CONFLICT DO NOTHING RETURNING account_id::text AS account`,
    [id, accounts],
  )
  return rows.map(({ account }) => account).sort()
}

async function getByEmail(client: pg.PoolClient, email: string): Promise<{ id: string; name: string }> {
  const { rows } = await client.query<{ id: string; name: string }>('SELECT id, name FROM person WHERE email = $1', [
    email,
  ])
  const [person] = rows
  if (person) return person
  throw new AppError('NOT_FOUND', 'Nobody here has this e-mail. Nothing was changed.', {
    email: 'Nobody here has this e-mail. Invite them under People first.',
  })
}

async function nameOf(client: pg.PoolClient, personId: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [personId])
  const [person] = rows
  if (person === undefined) throw new AppError('NOT_FOUND', 'There is no such person. Nothing was changed.')
  return person.name
}

function nameTaken(name: string): AppError {
  return new AppError('CONFLICT', `There is a team ${name} already. Nothing was changed.`, {
    name: 'There is a team of this name already.',
  })
}
