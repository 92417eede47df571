/** Finds the person to whom an item or an action is given. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { type Doer, personNamed } from '@/lib/incidents/doer'

/** A person as an owner is kept: by id, and by the name of that day. */
export interface NewOwner {
  id: string
  name: string
}

/** The person that a change names: an id, `me`, or null for nobody. @throws AppError INVALID for nobody who could do it */
export async function findOwner(client: Queryable, doer: Doer, given: string | null): Promise<NewOwner | null> {
  if (given === null) return null
  const { rows } = await client.query<NewOwner & { left: boolean }>(
    'SELECT id::text, name, disabled_at IS NOT NULL AS left FROM person WHERE id::text = $1',
    [personNamed(doer, given)],
  )
  const [person] = rows
  if (person === undefined) throw refused('There is no such person: choose somebody from the list.')
  if (person.left) throw refused(`${person.name} may no longer sign in: choose somebody who can do it.`)
  return { id: person.id, name: person.name }
}

function refused(sentence: string): AppError {
  return new AppError('INVALID', `${sentence} Nothing was changed.`, { owner: sentence })
}
