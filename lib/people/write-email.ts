/** Gives somebody else another e-mail address: single sign-on knows people by it, so of their own only owners change it. */
import 'server-only'
import { isTaken } from '@/lib/db/is-taken'
import { AppError } from '@/lib/errors'
import { changePerson } from './change-person'
import type { Steward } from './steward'

/**
 * `email` in lower case. Sessions and password stay.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT where somebody else has the address
 */
export function changeEmail(steward: Steward, id: string, email: string): Promise<void> {
  return changePerson(steward, id, async (client, person) => {
    if (person.email === email) return null
    await client
      .query('UPDATE person SET email = $2, email_verified = false, updated_at = now() WHERE id = $1', [id, email])
      .catch(refuseTaken)
    return { action: 'person.changed', before: { email: person.email }, after: { email } }
  })
}

function refuseTaken(error: unknown): never {
  if (!isTaken(error)) throw error
  const sentence = 'Somebody else here has this e-mail address.'
  throw new AppError('CONFLICT', `${sentence} Nothing was changed.`, { email: sentence })
}
