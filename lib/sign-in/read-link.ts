/** Reads what a one-time link is good for, and whether anybody could sign in without one. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { findAccessLink } from './access-link'
import { isPlaceholder, type LinkView } from './contract'
import { CAN_RETURN, IS_OWNER } from './read-way-back'

/**
 * The link with this secret; null for any that does not let in, whatever the reason. Looking does not use it, and is not
 * counted: nobody guesses 256 bits, and other sites can make any browser look.
 */
export async function findLink(secret: string): Promise<LinkView | null> {
  const link = await findAccessLink(secret)
  return link.state === 'valid' ? viewOf(link.person) : null
}

async function viewOf(person: { id: string; name: string; email: string } | null): Promise<LinkView> {
  if (person === null) return { kind: 'first-owner' }
  const known = await pool().query('SELECT FROM sign_in_method WHERE person_id = $1 LIMIT 1', [person.id])
  const wasIn = (known.rowCount ?? 0) > 0
  if (isPlaceholder(person.email) && !wasIn) return { kind: 'first-owner' }
  return { kind: wasIn ? 'way-back' : 'invitation', name: person.name, email: person.email }
}

/** Whether some owner could sign in at /sign-in. */
export async function hasReturningOwner(): Promise<boolean> {
  const { rowCount } = await pool().query(`SELECT FROM person p WHERE ${IS_OWNER} AND ${CAN_RETURN} LIMIT 1`)
  return (rowCount ?? 0) > 0
}
