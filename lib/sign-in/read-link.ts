/** Reads what a one-time link is good for, and whether anybody could sign in without one. */
import 'server-only'
import type { Origin } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { findAccessLink } from './access-link'
import { limitAttempts } from './attempt-limits'
import { isPlaceholder, type LinkView } from './contract'

/** The link with this secret; null for any that does not let in, whatever the reason. Looking does not use it. */
export async function findLink(secret: string, { address }: Origin): Promise<LinkView | null> {
  try {
    return await limitAttempts({ address, email: null }, async () => {
      const link = await findAccessLink(secret)
      if (link.state === 'unknown') return { result: 'wrong', value: null }
      return { result: 'untried', value: link.state === 'valid' ? await viewOf(link.person) : null }
    })
  } catch (error) {
    if (error instanceof AppError) return { kind: 'wait', sentence: error.message }
    throw error
  }
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
  const { rowCount } = await pool().query(
    `SELECT FROM person p WHERE role = 'owner' AND disabled_at IS NULL
       AND EXISTS (SELECT FROM sign_in_method m WHERE m.person_id = p.id) LIMIT 1`,
  )
  return (rowCount ?? 0) > 0
}
