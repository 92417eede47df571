/** Writes what belongs to one's own account, within a transaction and with its AuditEntry. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { isTaken } from '@/lib/db/is-taken'
import type { Queryable } from '@/lib/db/pool'
import type { Role } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { voidLinks } from './access-link'

/** A person's own row, locked until the transaction ends. */
export interface OwnRow {
  id: string
  name: string
  email: string
  role: Role
  twoFactorEnabled: boolean
  /** Whether the company's identity provider lets them in. */
  hasProvider: boolean
  /** scrypt hash; null where they have no password. */
  passwordHash: string | null
}

/** @throws AppError NOT_FOUND */
export async function lockOwn(client: Queryable, id: string | null): Promise<OwnRow> {
  await client.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [id])
  const { rows } = await client.query<OwnRow>(
    `SELECT p.id, p.name, p.email, p.role, p.two_factor_enabled AS "twoFactorEnabled",
            count(m.id) FILTER (WHERE m.provider_id <> 'credential') > 0 AS "hasProvider",
            max(m.password) FILTER (WHERE m.provider_id = 'credential') AS "passwordHash"
     FROM person p LEFT JOIN sign_in_method m ON m.person_id = p.id
     WHERE p.id = $1 AND p.disabled_at IS NULL GROUP BY p.id`,
    [id],
  )
  const [own] = rows
  if (own === undefined) throw new AppError('NOT_FOUND', 'There is no such person any more. Nothing was changed.')
  return own
}

/** Gives the actor another name; they sign the entry with the one they had. */
export async function writeName(client: Queryable, actor: Actor, before: string, name: string): Promise<void> {
  if (name === before) return
  await client.query('UPDATE person SET name = $2, updated_at = now() WHERE id = $1', [actor.id, name])
  await recordPerson(client, actor, { before: { name: before }, after: { name } })
}

/** @throws AppError CONFLICT where somebody else has the address */
export async function writeEmail(client: Queryable, actor: Actor, before: string, email: string): Promise<void> {
  if (email === before) return
  await client
    .query('UPDATE person SET email = $2, email_verified = false, updated_at = now() WHERE id = $1', [actor.id, email])
    .catch(refuseTaken)
  await recordPerson(client, actor, { before: { email: before }, after: { email } })
}

function refuseTaken(error: unknown): never {
  if (!isTaken(error)) throw error
  const sentence = 'Somebody else here has this e-mail address.'
  throw new AppError('CONFLICT', `${sentence} Nothing was changed.`, { email: sentence })
}

async function recordPerson(
  client: Queryable,
  actor: Actor,
  moved: { before: Record<string, string>; after: Record<string, string> },
): Promise<void> {
  const subject = { kind: 'person', id: actor.id, name: moved.after.name ?? actor.name }
  await recordChange(client, actor, { action: 'person.changed', subject, ...moved })
  await announce(client, { topic: 'access' })
}

/**
 * Sets the actor's password, the first or another. Browsers that were trusted must show the second factor again, and
 * unused one-time links stop working.
 */
export async function writePassword(client: Queryable, actor: Actor, hash: string): Promise<void> {
  const method = await storePassword(client, actor.id, hash)
  await forgetTrustedBrowsers(client, actor.id)
  await voidLinks(client, actor.id)
  await recordChange(client, actor, {
    action: method.added ? 'sign-in-method.added' : 'sign-in-method.password-changed',
    subject: { kind: 'sign-in-method', id: method.id, name: 'credential' },
  })
}

/** The row by which a person has a password; `added`: they had none. Whoever calls this writes the audit. */
export async function storePassword(
  client: Queryable,
  personId: string | null,
  hash: string,
): Promise<{ id: string; added: boolean }> {
  const { rows } = await client.query<{ id: string; added: boolean }>(
    `INSERT INTO sign_in_method AS m (person_id, provider_id, account_id, password)
     VALUES ($1::uuid, 'credential', $1::text, $2)
     ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = now()
     RETURNING m.id, m.xmax = 0 AS added`,
    [personId, hash],
  )
  const [method] = rows
  if (method === undefined) throw new Error('the password was not stored')
  return method
}

/** The sign-in library keeps a browser's trust as a row that names the person. */
export async function forgetTrustedBrowsers(client: Queryable, personId: string | null): Promise<void> {
  await client.query("DELETE FROM verification WHERE value = $1::text AND identifier LIKE 'trust-device-%'", [personId])
}
