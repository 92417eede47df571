/** Lets in whom the identity provider vouches for: finds or makes the person, and gives them the role of their groups. */
import 'server-only'
import type { Actor, Origin } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { mayBeLimited, type Role } from '@/lib/domain/access'
import { CAN_RETURN, HAS_PASSWORD, IS_OWNER } from '@/lib/sign-in/read-way-back'
import { removeWaysIn } from '@/lib/sign-in/remove-ways-in'
import type { Identity } from './identity'
import { SignInRefused } from './refused'

export interface Admission {
  /** The role that the person's groups give. */
  role: Role
  /** Whether these settings may make owners and sign in as them. */
  ownersToo: boolean
  /** Whose session the browser holds already; null where nobody is signed in there. */
  signedInAs: string | null
  origin: Origin
}

interface PersonRow {
  id: string
  name: string
  role: Role
  limited: boolean
  disabled: boolean
}

const PERSON = 'p.id, p.name, p.role, p.limited_to_teams AS limited, p.disabled_at IS NOT NULL AS disabled'

/**
 * The id of the person. All of it happens, with its AuditEntries, or nothing.
 * @throws SignInRefused for disabled people, and for an e-mail of somebody here that the provider does not vouch for
 */
export function admitIdentity(identity: Identity, admission: Admission): Promise<string> {
  const role = admission.role === 'owner' && !admission.ownersToo ? 'admin' : admission.role
  return inTransaction(async (client) => {
    // Two windows of somebody new take turns.
    const turn = `${providerId(identity.issuer)} ${identity.subject}`
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [turn])
    const known = await findByMethod(client, identity)
    if (known !== null) return welcome(client, known, role, admission)
    const made = await createPerson(client, identity, role, admission.origin)
    if (made !== null) return made
    return welcome(client, await linkPerson(client, identity, admission), role, admission)
  })
}

async function findByMethod(client: Queryable, { issuer, subject }: Identity): Promise<PersonRow | null> {
  const { rows } = await client.query<PersonRow>(
    `SELECT ${PERSON} FROM sign_in_method m JOIN person p ON p.id = m.person_id
     WHERE m.provider_id = $1 AND m.account_id = $2`,
    [providerId(issuer), subject],
  )
  return rows[0] ?? null
}

/** null where somebody with this e-mail is here already. */
async function createPerson(client: Queryable, identity: Identity, role: Role, origin: Origin): Promise<string | null> {
  const { email, emailVerified, name } = identity
  if (emailVerified === false) throw new SignInRefused('unverified-email', 'the provider does not vouch for the e-mail')
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO person (name, email, email_verified, role) VALUES ($1, $2, $3, $4)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [name, email, emailVerified === true, role],
  )
  const id = rows[0]?.id
  if (id === undefined) return null
  const actor = actorOf({ id, name }, origin)
  const after = { name, email, role, by: 'single sign-on' }
  await recordChange(client, actor, { action: 'person.created', subject: { kind: 'person', id, name }, after })
  await addMethod(client, actor, identity)
  return id
}

/**
 * The person with this e-mail, to whom the provider's account is linked from now on. Whoever gave them the e-mail need not
 * be whose it is: every other way in ends. Owners keep theirs, so only somebody who is in as the owner links one.
 */
async function linkPerson(client: Queryable, identity: Identity, admission: Admission): Promise<PersonRow> {
  const { rows } = await client.query<PersonRow>(`SELECT ${PERSON} FROM person p WHERE p.email = $1 FOR UPDATE`, [
    identity.email,
  ])
  const [person] = rows
  if (person === undefined) throw new SignInRefused('expired', 'the person was removed meanwhile')
  // Whoever could claim any e-mail at the provider would otherwise take over accounts here.
  if (identity.emailVerified !== true) {
    throw new SignInRefused('unverified-email', 'the provider does not vouch for the e-mail of somebody who is here')
  }
  refuseDisabled(person)
  const actor = actorOf(person, admission.origin)
  if (person.role !== 'owner') await removeWaysIn(client, actor)
  else if (!admission.ownersToo || admission.signedInAs !== person.id) {
    throw new SignInRefused('owner', 'an owner is linked only while signed in, and by settings that an owner made')
  }
  await addMethod(client, actor, identity)
  return person
}

async function addMethod(client: Queryable, actor: Actor & { id: string }, identity: Identity): Promise<void> {
  const provider = providerId(identity.issuer)
  const { rows } = await client.query<{ id: string }>(
    'INSERT INTO sign_in_method (person_id, provider_id, account_id) VALUES ($1, $2, $3) RETURNING id',
    [actor.id, provider, identity.subject],
  )
  await recordChange(client, actor, {
    action: 'sign-in-method.added',
    subject: { kind: 'sign-in-method', id: rows[0]?.id ?? null, name: provider },
    after: { email: identity.email },
  })
}

/** Brings the role in line with the groups. @throws SignInRefused for disabled people */
async function welcome(client: Queryable, { id }: PersonRow, role: Role, admission: Admission): Promise<string> {
  // In the order in which lib/people/steward.ts locks: owners must not unmake each other.
  await client.query("SELECT FROM person WHERE role = 'owner' OR id = $1 ORDER BY id FOR NO KEY UPDATE", [id])
  const { rows } = await client.query<PersonRow>(`SELECT ${PERSON} FROM person p WHERE p.id = $1`, [id])
  const [person] = rows
  if (person === undefined) throw new SignInRefused('expired', 'the person was removed meanwhile')
  refuseDisabled(person)
  if (person.role === role || (person.role === 'owner' && (await staysOwner(client, id, admission)))) return id
  const limited = person.limited && mayBeLimited(role)
  await client.query('UPDATE person SET role = $2, limited_to_teams = $3, updated_at = now() WHERE id = $1', [
    id,
    role,
    limited,
  ])
  const lifted = limited !== person.limited
  await recordChange(client, actorOf(person, admission.origin), {
    action: 'person.role-changed',
    subject: { kind: 'person', id, name: person.name },
    before: { role: person.role, ...(lifted ? { limitedToTeams: true } : {}) },
    after: { role, by: 'groups of the identity provider', ...(lifted ? { limitedToTeams: false } : {}) },
  })
  await announce(client, { topic: 'access', ids: [id] })
  return id
}

/** Owners with a password are there for the day on which the provider is wrong or away; and one owner must remain. */
async function staysOwner(client: Queryable, id: string, { ownersToo }: Admission): Promise<boolean> {
  if (!ownersToo) return true
  const { rows } = await client.query<{ stays: boolean }>(
    `SELECT EXISTS (SELECT FROM person p WHERE p.id = $1 AND ${HAS_PASSWORD})
         OR NOT EXISTS (SELECT FROM person p WHERE p.id <> $1 AND ${IS_OWNER} AND ${CAN_RETURN}) AS stays`,
    [id],
  )
  return rows[0]?.stays ?? true
}

function refuseDisabled({ disabled }: PersonRow): void {
  if (disabled) throw new SignInRefused('disabled', 'the person is disabled')
}

function actorOf({ id, name }: { id: string; name: string }, origin: Origin): Actor & { id: string } {
  return { kind: 'person', id, name, origin }
}

function providerId(issuer: string): string {
  return `oidc:${issuer}`
}
