/** What people change about their own account. Changing how one gets in takes the current password. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { limitAttempts } from './attempt-limits'
import { isPlaceholder } from './contract'
import { hashPassword, verifyPassword } from './password-hash'
import { passwordProblem } from './password-rules'
import { lockOwn, type OwnRow, writeEmail, writeName, writePassword } from './write-own'
import { endSessionOf, endSessionsBut, isFreshSession } from './write-session'

/** Who acts, and with which session. */
export interface Oneself {
  actor: Actor
  sessionId: string
}

/** Gives oneself another name. */
export async function renameOneself({ actor }: Oneself, name: string): Promise<void> {
  await inTransaction(async (client) => {
    const own = await lockOwn(client, actor.id)
    await writeName(client, actor, own.name, name)
  })
}

/**
 * The first password of somebody who came by the one-time link or through single sign-on; with it the first e-mail of
 * a first owner, who has none yet. Others keep theirs.
 * @throws AppError INVALID, CONFLICT for a taken address, or where there is a password already, FORBIDDEN
 */
export async function setFirstPassword(
  { actor, sessionId }: Oneself,
  { email, password }: { email: string | null; password: string },
): Promise<void> {
  const hash = await hashPassword(password)
  await inTransaction(async (client) => {
    const own = await lockOwn(client, actor.id)
    refuseSecondPassword(own)
    if (own.hasProvider) await refuseStaleSession(client, sessionId)
    const first = isPlaceholder(own.email) ? email : own.email
    if (first === null)
      throw new AppError('INVALID', 'Give an e-mail address too.', { email: 'Give an e-mail address.' })
    refuseWeak(password, first)
    await writeEmail(client, actor, own.email, first)
    await writePassword(client, actor, hash)
  })
}

function refuseSecondPassword({ passwordHash, hasProvider, role }: OwnRow): void {
  if (passwordHash !== null) throw new AppError('CONFLICT', 'You have a password already. Nothing was changed.')
  if (hasProvider && role !== 'owner') {
    throw new AppError(
      'FORBIDDEN',
      'You sign in through your company. Only owners have a password as well, for the day on which that is down.',
    )
  }
}

/** There is no password yet by which they could prove who they are: a sign-in of the last hour must do. */
async function refuseStaleSession(client: Queryable, sessionId: string): Promise<void> {
  if (await isFreshSession(client, sessionId)) return
  throw new AppError('FORBIDDEN', 'Sign out and in again first: setting a password takes a sign-in of the last hour.')
}

/**
 * Takes another password, and ends all other sessions.
 * @throws AppError UNAUTHENTICATED where the current one is wrong, INVALID, RATE_LIMITED
 */
export async function changePassword(
  { actor, sessionId }: Oneself,
  { current, next }: { current: string; next: string },
): Promise<{ sessionsEnded: number }> {
  await confirmPassword(actor, current)
  const hash = await hashPassword(next)
  return inTransaction(async (client) => {
    const { email } = await lockOwn(client, actor.id)
    refuseWeak(next, email)
    await writePassword(client, actor, hash)
    return { sessionsEnded: await endSessionsBut(client, actor, sessionId) }
  })
}

/** @throws AppError UNAUTHENTICATED where the password is wrong, CONFLICT for a taken address, RATE_LIMITED */
export async function changeEmail({ actor }: Oneself, change: { email: string; password: string }): Promise<void> {
  await confirmPassword(actor, change.password)
  await inTransaction(async (client) => {
    const own = await lockOwn(client, actor.id)
    await writeEmail(client, actor, own.email, change.email)
  })
}

/** @throws AppError NOT_FOUND */
export async function endOwnSession({ actor }: Oneself, sessionId: string): Promise<void> {
  const ended = await inTransaction((client) => endSessionOf(client, actor, sessionId))
  if (!ended) throw new AppError('NOT_FOUND', 'That session is over already.')
}

/** Signs oneself out in all browsers but this one. */
export async function endOtherSessions({ actor, sessionId }: Oneself): Promise<{ sessionsEnded: number }> {
  return inTransaction(async (client) => ({ sessionsEnded: await endSessionsBut(client, actor, sessionId) }))
}

/**
 * That whoever sits at the browser knows the password, not only has it open. Limited like signing in.
 * @throws AppError UNAUTHENTICATED, RATE_LIMITED
 */
export async function confirmPassword({ id, origin }: Actor, password: string): Promise<void> {
  const right = await limitAttempts({ address: origin.address, email: `person ${id}` }, async () => {
    const { passwordHash } = await inTransaction((client) => lockOwn(client, id))
    const same = passwordHash !== null && (await verifyPassword({ hash: passwordHash, password }))
    return { result: same ? 'passed' : 'wrong', value: same }
  })
  if (right) return
  const sentence = 'This is not your current password.'
  throw new AppError('UNAUTHENTICATED', `${sentence} Nothing was changed.`, { currentPassword: sentence })
}

function refuseWeak(password: string, email: string): void {
  const problem = passwordProblem(password, email)
  if (problem) throw new AppError('INVALID', 'Choose another password. Nothing was changed.', { newPassword: problem })
}
