/** People who change incidents, for tests on a real database. */
import type { Role } from '@/lib/domain/access'
import type { Doer } from '@/lib/incidents/doer'
import { actorOf, buildPerson } from './build-person'

/** Stores a person and returns them as somebody who changes incidents; a responder who sees all accounts unless told. */
export async function buildDoer(name: string, facts: { role?: Role; accounts?: string[] | null } = {}): Promise<Doer> {
  const { role = 'responder', accounts = null } = facts
  const id = await buildPerson({ name, role, limited: accounts !== null })
  return { actor: actorOf(id, name), accounts, mayEditOthers: role === 'admin' || role === 'owner', personId: id }
}
