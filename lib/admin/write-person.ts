/** Adds somebody with a password, for installations that are set up by a script. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import type { Role } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { hashPassword } from '@/lib/sign-in/password-hash'
import { storePassword } from '@/lib/sign-in/write-own'

interface NewPerson {
  name: string
  /** Lower case. */
  email: string
  role: Role
  /** Keeps to passwordProblem's rules. */
  password: string
}

/** @throws AppError CONFLICT for an e-mail that is known */
export async function createPersonWithPassword(actor: Actor, person: NewPerson): Promise<void> {
  const { name, email, role } = person
  const hash = await hashPassword(person.password)
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'INSERT INTO person (name, email, role) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING RETURNING id',
      [name, email, role],
    )
    const id = rows[0]?.id
    if (id === undefined) throw new AppError('CONFLICT', 'Somebody with this e-mail is already here. Nobody was added.')
    await storePassword(client, id, hash)
    await recordChange(client, actor, {
      action: 'person.created',
      subject: { kind: 'person', id, name },
      after: { name, email, role },
    })
    await announce(client, { topic: 'access', ids: [id] })
  })
}
