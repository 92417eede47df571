/** Makes and revokes API tokens, each with its AuditEntry; the token itself is never written down. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { mayGrant, type Role } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import type { MadeToken } from './contract'
import { createTokenText, hashToken } from './token-text'

/** Who makes or revokes a token, and the role that decides which ones they may. */
export interface Grantor {
  actor: Actor
  role: Role
}

export interface NewToken {
  name: string
  role: Role
  /** Null: it never expires. */
  expiresAt: Date | null
}

/** @throws AppError FORBIDDEN where the grantor may not give that role */
export async function createToken(
  { actor, role: own }: Grantor,
  { name, role, expiresAt }: NewToken,
): Promise<MadeToken> {
  if (!mayGrant(own, role)) {
    throw new AppError('FORBIDDEN', `As ${own} you cannot make a token with the role ${role}. Nothing was made.`)
  }
  const token = createTokenText()
  const expires = expiresAt?.toISOString() ?? null
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO api_token (name, role, secret_hash, hint, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [name, role, hashToken(token), token.slice(-4), actor.name, expires],
    )
    const id = rows[0]?.id ?? ''
    await recordChange(client, actor, {
      action: 'token.created',
      subject: { kind: 'token', id, name },
      after: { role, expiresAt: expires },
    })
    return { id, name, role, token, expiresAt: expires }
  })
}

/**
 * The token answers 401 from now on. Revoking a revoked one changes nothing.
 * @throws AppError NOT_FOUND; FORBIDDEN where the grantor may not take its role
 */
export async function revokeToken({ actor, role: own }: Grantor, id: string): Promise<void> {
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ name: string; role: Role; revoked_at: Date | null }>(
      'SELECT name, role, revoked_at FROM api_token WHERE id = $1 FOR UPDATE',
      [id],
    )
    const [token] = rows
    if (token === undefined) throw new AppError('NOT_FOUND', 'There is no such token. Nothing was revoked.')
    if (!mayGrant(own, token.role)) {
      throw new AppError('FORBIDDEN', `Only an owner may revoke a token with the role ${token.role}.`)
    }
    if (token.revoked_at !== null) return
    await client.query('UPDATE api_token SET revoked_at = now() WHERE id = $1', [id])
    await announce(client, { topic: 'access' })
    await recordChange(client, actor, {
      action: 'token.revoked',
      subject: { kind: 'token', id, name: token.name },
      before: { role: token.role },
    })
  })
}
