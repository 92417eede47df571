/** What somebody does with a one-time link: the first owner walks in, everybody else chooses a password first. */
import 'server-only'
import type { Actor, Origin } from '@/lib/audit/contract'
import { AppError } from '@/lib/errors'
import { spendAccessLink } from './access-link'
import { limitLinks } from './attempt-limits'
import { isPlaceholder, type LinkView } from './contract'
import { hashPassword } from './password-hash'
import { passwordProblem } from './password-rules'
import { findLink } from './read-link'
import { lockOwn, writeName, writePassword } from './write-own'
import { endSessionsBut, startSession } from './write-session'

/** The only thing that strangers learn about a link that does not let them in. */
const NOT_VALID = 'This link is not valid any more. Nothing was changed.'

/** How an accepted link ended: with a session, or with a second factor still to be shown. */
export interface Accepted {
  /** Token of the session; null where the second factor is still due. */
  token: string | null
  email: string
}

/**
 * The first owner's link: makes them where there is none, and signs them in.
 * @returns the token of the session
 * @throws AppError NOT_FOUND for links that are not valid, or not the first owner's, RATE_LIMITED
 */
export async function openFirstOwnerLink(secret: string, origin: Origin): Promise<string> {
  const link = await look(secret, origin)
  if (link?.kind !== 'first-owner') throw notValid()
  let token: string | null = null
  await spendAccessLink(secret, origin, async (client, personId) => {
    const { name, email, passwordHash, hasProvider } = await lockOwn(client, personId)
    // They may have set a password since. What is thrown here leaves the link as it was.
    if (!isPlaceholder(email) || passwordHash !== null || hasProvider) throw notValid()
    token = await startSession(client, { kind: 'person', id: personId, name, origin })
  })
  if (token === null) throw notValid()
  return token
}

/**
 * An invitation or a way back in: takes name and password, ends whatever sessions there were, and signs in.
 * @throws AppError INVALID for a password that will not do (the link stays good), NOT_FOUND and RATE_LIMITED as above
 */
export async function acceptLink(
  { secret, name, password }: { secret: string; name: string; password: string },
  origin: Origin,
): Promise<Accepted> {
  const link = await look(secret, origin)
  if (link === null || link.kind === 'first-owner') throw notValid()
  const problem = passwordProblem(password, link.email)
  if (problem) throw new AppError('INVALID', 'Choose another password; the link still works.', { newPassword: problem })
  const hash = await hashPassword(password)
  let accepted: Accepted | null = null
  await spendAccessLink(secret, origin, async (client, personId) => {
    const { name: before, email, twoFactorEnabled } = await lockOwn(client, personId)
    const actor: Actor = { kind: 'person', id: personId, name: before, origin }
    await writeName(client, actor, before, name)
    await writePassword(client, actor, hash)
    await endSessionsBut(client, actor, null)
    accepted = { token: twoFactorEnabled ? null : await startSession(client, actor), email }
  })
  if (accepted === null) throw notValid()
  return accepted
}

/** @throws AppError RATE_LIMITED */
async function look(secret: string, { address }: Origin): Promise<LinkView | null> {
  return limitLinks(address, async () => {
    const link = await findLink(secret)
    return { result: link === null ? 'wrong' : 'untried', value: link }
  })
}

function notValid(): AppError {
  return new AppError('NOT_FOUND', NOT_VALID)
}
