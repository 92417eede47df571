/** The way every change to somebody else's account goes: rules, the change, its AuditEntry and its announcement, in one transaction. */
import 'server-only'
import type pg from 'pg'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import type { Steward } from './steward'
import { type LockedPerson, lockPerson } from './steward'

/** What moved, or null where nothing did. */
type Moved = Omit<AuditedChange, 'subject'> | null

/**
 * Runs `work` on the locked person. What it returns is written to the audit; null changes nothing.
 * @throws AppError NOT_FOUND, or FORBIDDEN for oneself and for people of a higher role
 */
export function changePerson(
  steward: Steward,
  id: string,
  work: (client: pg.PoolClient, person: LockedPerson) => Promise<Moved>,
): Promise<void> {
  return inTransaction(async (client) => {
    const person = await lockPerson(client, steward, id)
    const moved = await work(client, person)
    if (moved === null) return
    await recordChange(client, steward.actor, { ...moved, subject: { kind: 'person', id, name: person.name } })
    await announce(client, { topic: 'access', ids: [id] })
  })
}
