/** The people of the demo's organization, and the rules by which its accounts have teams: made once, by the product's own verbs. */
import { randomBytes } from 'node:crypto'
import { listAccountRules } from '@/lib/accounts/read-overview'
import { saveRules } from '@/lib/accounts/write-rules'
import { createPersonWithPassword } from '@/lib/admin/write-person'
import { NOWHERE, SYSTEM } from '@/lib/audit/contract'
import type { PersonPrincipal } from '@/lib/domain/access'
import type { AccountRule } from '@/lib/domain/account-rules'
import type { Doer } from '@/lib/incidents/doer'
import { findPersonByEmail } from '@/lib/people/read'

const NAMES = ['Mira Sand', 'Jonas Weil', 'Ayo Bright', 'Lena Moor'] as const
export type Name = (typeof NAMES)[number]

const RULES: readonly AccountRule[] = [
  { gives: 'team', tagKey: 'owner', tagValue: null, name: null },
  { gives: 'environment', tagKey: 'environment', tagValue: 'prod', name: 'production' },
  { gives: 'environment', tagKey: 'environment', tagValue: null, name: null },
  { gives: 'criticality', tagKey: 'environment', tagValue: 'production', name: 'high' },
  { gives: 'criticality', tagKey: 'environment', tagValue: 'prod', name: 'high' },
  { gives: 'criticality', tagKey: 'environment', tagValue: 'sandbox', name: 'low' },
]

/** One of them, as requests and as verbs of incidents know them. */
export interface Player {
  principal: PersonPrincipal
  doer: Doer
}

/** Whoever of them is not disabled, by name. */
export type Cast = ReadonlyMap<Name, Player>

/** Makes whoever is missing, and the rules unless there are some; what a visitor changed stays. */
export async function gatherCast(): Promise<Cast> {
  if ((await listAccountRules()).length === 0) await saveRules(SYSTEM, RULES)
  const players = new Map<Name, Player>()
  for (const name of NAMES) {
    const player = await findPlayer(name)
    if (player !== null) players.set(name, player)
  }
  return players
}

async function findPlayer(name: Name): Promise<Player | null> {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
  const known = await findPersonByEmail(email)
  if (known === null) {
    const password = randomBytes(32).toString('base64url')
    await createPersonWithPassword(SYSTEM, { name, email, role: 'responder', password })
    return findPlayer(name)
  }
  if (known.state === 'disabled') return null
  const { id } = known
  return {
    principal: {
      ...{ kind: 'person', id, name, email, role: 'responder', sessionId: '' },
      ...{ twoFactorEnabled: false, canReturn: true, accounts: null },
    },
    doer: {
      actor: { kind: 'person', id, name, origin: NOWHERE },
      ...{ accounts: null, mayEditOthers: false, personId: id },
    },
  }
}
