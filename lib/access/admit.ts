/** Lets a request in, or says why not: what handlers and actions have in common. */
import 'server-only'
import { originOf } from '@/lib/audit/contract'
import { allows, atLeast, PERMISSIONS, type Permission, type Principal, ROLES } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { countRequest, countStranger } from './limits'
import { findPrincipal } from './principal'

/**
 * Who asks, if they may. `strangers` is what those are told whom nobody knows.
 * @throws AppError UNAUTHENTICATED, FORBIDDEN or RATE_LIMITED
 */
export async function admit(headers: Headers, permission: Permission, strangers: string): Promise<Principal> {
  const principal = await findPrincipal(headers)
  if (principal === null) {
    await countStranger(originOf(headers))
    throw new AppError('UNAUTHENTICATED', strangers)
  }
  await countRequest(principal)
  if (!allows(principal, permission)) throw new AppError('FORBIDDEN', refusalOf(principal, permission))
  return principal
}

function refusalOf({ kind, role }: Principal, permission: Permission): string {
  const least = PERMISSIONS[permission]
  if (kind === 'token' && atLeast(role, least))
    return 'A token has no account of its own: sign in as a person for this.'
  return `The role ${role} is not enough for this: it takes ${ROLES.slice(ROLES.indexOf(least)).join(' or ')}.`
}
