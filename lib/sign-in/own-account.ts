/** What people change about their own account. Changing how one gets in takes the current password. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { mayChangeOwnEmail, mayHavePassword } from '@/lib/domain/access'
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
 * The first password of somebody who came by the one-time link or through single sign-on; with it name and e-mail of a
 * first owner, who has none yet. Others keep theirs.
 * @throws AppError INVALID, CONFLICT for a taken address, or where there is a password already, FORBIDDEN
 */
export async function setFirstPassword(self: Oneself, wanted: FirstPassword): Promise<void> {
  await inTransaction((client) => checkFirstPassword(client, self, wanted))
  // Only what may be stored is worth a slow hash; meanwhile nothing is locked.
  const hash = await hashPassword(wanted.password)
  await inTransaction(async (client) => {
    const { before, name, email } = await checkFirstPassword(client, self, wanted)
    await writeName(client, self.actor, before.name, name)
    const actor = { ...self.actor, name }
    await writeEmail(client, actor, before.email, email)
    await writePassword(client, actor, hash)
  })
}

/** The first owner's name and e-mail go with it; of others they are ignored. */
export interface FirstPassword {
  name: string | null
  email: string | null
  password: string
}

/** Who sets it, and what they are called from then on. @throws AppError as setFirstPassword */
async function checkFirstPassword(
  client: Queryable,
  { actor, sessionId }: Oneself,
  { name, email, password }: FirstPassword,
): Promise<{ before: OwnRow; name: string; email: string }> {
  const before = await lockOwn(client, actor.id)
  refuseSecondPassword(before)
  if (before.hasProvider) await refuseStaleSession(client, sessionId)
  const after = isPlaceholder(before.email) ? { name: name ?? before.name, email } : before
  if (after.email === null) {
    throw new AppError('INVALID', 'Give an e-mail address too.', { email: 'Give an e-mail address.' })
  }
  refuseWeak(password, after.email)
  return { before, name: after.name, email: after.email }
}

function refuseSecondPassword({ passwordHash, hasProvider, role }: OwnRow): void {
  if (passwordHash !== null) throw new AppError('CONFLICT', 'You have a password already. Nothing was changed.')
  if (!mayHavePassword(role, hasProvider)) {
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
  refuseWeak(next, (await inTransaction((client) => lockOwn(client, actor.id))).email)
  const hash = await hashPassword(next)
  return inTransaction(async (client) => {
    const { passwordHash } = await lockOwn(client, actor.id)
    // Single sign-on may have taken the password away since it was confirmed.
    if (passwordHash === null) throw new AppError('CONFLICT', 'You have no password any more. Nothing was changed.')
    await writePassword(client, actor, hash)
    return { sessionsEnded: await endSessionsBut(client, actor, sessionId) }
  })
}

/**
 * For owners.
 * @throws AppError FORBIDDEN, UNAUTHENTICATED where the password is wrong, CONFLICT for a taken address, RATE_LIMITED
 */
export async function changeEmail({ actor }: Oneself, change: { email: string; password: string }): Promise<void> {
  await confirmPassword(actor, change.password)
  await inTransaction(async (client) => {
    const own = await lockOwn(client, actor.id)
    if (!mayChangeOwnEmail(own.role)) {
      throw new AppError('FORBIDDEN', 'An admin changes your e-mail. Nothing was changed.')
    }
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
