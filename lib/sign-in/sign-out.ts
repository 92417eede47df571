/** Ends the session that a browser shows. */
import 'server-only'
import type { Origin } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import { findPersonBySession } from '@/lib/people/read-session'
import { readSessionToken } from './session-cookie'
import { endSessionOf } from './write-session'

/** Strangers, and sessions that are over already, cost nothing. */
export async function signOutOf(headers: Headers, origin: Origin): Promise<void> {
  const token = readSessionToken(headers.get('cookie') ?? '')
  const person = token === null ? null : await findPersonBySession(token)
  if (person === null) return
  const { kind, id, name, sessionId } = person
  await inTransaction((client) => endSessionOf(client, { kind, id, name, origin }, sessionId))
}
