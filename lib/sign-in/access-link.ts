/** One-time links: the first owner's, an invitation, a way back in. Each lets in once, within its time. */
import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { Origin } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { pool, type Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Role } from '@/lib/domain/access'
import { PLACEHOLDER_DOMAIN } from './contract'
import { IS_OWNER } from './read-way-back'

/** How long the link that `npm start` prints lets in, in ms. */
export const FIRST_OWNER_LINK_MS = 3_600_000
/** How long an invitation or a way back in lets in, in ms. */
export const PERSON_LINK_MS = 7 * 86_400_000

/** The first owner's address until they set their own. */
export const FIRST_OWNER_EMAIL = `owner@${PLACEHOLDER_DOMAIN}`

const SECRET = /^[\w-]{43}$/
/** In whole ms, as expires_at is kept: rounded up, a link without time left, or a void one, would let in for part of a ms. */
const NOW = "date_trunc('milliseconds', now())"
const NO_OWNER = `NOT EXISTS (SELECT FROM person p WHERE ${IS_OWNER})`
/** Whom a link lets in must still be welcome, and a first owner is made only while there is none. */
const WELCOME = `CASE WHEN l.person_id IS NULL THEN ${NO_OWNER}
  ELSE EXISTS (SELECT FROM person p WHERE p.id = l.person_id AND p.disabled_at IS NULL) END`

/** Whom a link is for. */
export interface LinkedPerson {
  id: string
  name: string
  email: string
  role: Role
  twoFactorEnabled: boolean
}

/** What a link is worth. Strangers may only be told whether it is valid. `person` null: it makes the first owner. */
export type AccessLinkState =
  | { state: 'unknown' | 'expired' | 'used' }
  | { state: 'valid'; person: LinkedPerson | null; expiresAt: string }

/**
 * Makes a link within the transaction of `client`; older unused ones for the same person, or for the first owner, become
 * void. `personId` null: it makes the first owner.
 * @returns the secret that the link carries, which is stored nowhere
 */
export async function createAccessLink(
  client: Queryable,
  { personId, validMs }: { personId: string | null; validMs: number },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await voidLinks(client, personId)
  await client.query(
    `INSERT INTO access_link (secret_hash, person_id, expires_at)
     VALUES ($1, $2, ${NOW} + $3 * interval '1 millisecond')`,
    [hashSecret(secret), personId, validMs],
  )
  return secret
}

/** Unused links of a person stop working; null: those of the first owner. */
export async function voidLinks(client: Queryable, personId: string | null): Promise<void> {
  await client.query(
    `UPDATE access_link SET expires_at = ${NOW}
     WHERE person_id IS NOT DISTINCT FROM $1::uuid AND used_at IS NULL AND expires_at > now()`,
    [personId],
  )
}

interface LinkRow {
  used: boolean
  valid: boolean
  expires_at: Date
  id: string | null
  name: string
  email: string
  role: Role
  two_factor_enabled: boolean
}

/** What the link with this secret is worth now; looking at it does not use it. */
export async function findAccessLink(secret: string): Promise<AccessLinkState> {
  if (!SECRET.test(secret)) return { state: 'unknown' }
  const { rows } = await pool().query<LinkRow>(
    `SELECT l.used_at IS NOT NULL AS used, l.expires_at > now() AND ${WELCOME} AS valid, l.expires_at,
            p.id, p.name, p.email, p.role, p.two_factor_enabled
     FROM access_link l LEFT JOIN person p ON p.id = l.person_id WHERE l.secret_hash = $1`,
    [hashSecret(secret)],
  )
  const [row] = rows
  if (row === undefined) return { state: 'unknown' }
  if (row.used) return { state: 'used' }
  if (!row.valid) return { state: 'expired' }
  return { state: 'valid', person: personOf(row), expiresAt: row.expires_at.toISOString() }
}

/**
 * Uses the link up. The first owner is made here. `within` runs in the same transaction, with the person whom the link
 * lets in: what it throws leaves the link unused.
 * @returns the person's id; null where the link is not valid any more
 */
export async function spendAccessLink(
  secret: string,
  origin: Origin,
  within: (client: Queryable, personId: string) => Promise<void> = async () => undefined,
): Promise<string | null> {
  if (!SECRET.test(secret)) return null
  return inTransaction(async (client) => {
    // Two links could each make a first owner; one waits here until the other has.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('faultline access link'))")
    const { rows } = await client.query<{ id: string; person_id: string | null }>(
      `UPDATE access_link l SET used_at = now()
       WHERE secret_hash = $1 AND used_at IS NULL AND expires_at > now() AND ${WELCOME} RETURNING id, person_id`,
      [hashSecret(secret)],
    )
    const [link] = rows
    if (link === undefined) return null
    const personId = link.person_id ?? (await createFirstOwner(client, origin))
    await recordUse(client, { linkId: link.id, personId, origin })
    await within(client, personId)
    return personId
  })
}

async function recordUse(
  client: Queryable,
  { linkId, personId, origin }: { linkId: string; personId: string; origin: Origin },
): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [personId])
  const name = rows[0]?.name ?? ''
  await recordChange(
    client,
    { kind: 'person', id: personId, name, origin },
    { action: 'access-link.used', subject: { kind: 'access-link', id: linkId, name } },
  )
}

/** A first owner who was disabled keeps their address; the next one's differs. */
async function createFirstOwner(client: Queryable, origin: Origin): Promise<string> {
  const { rows } = await client.query<{ id: string; name: string; email: string }>(
    `INSERT INTO person (name, email, role)
     SELECT 'Owner', CASE WHEN EXISTS (SELECT FROM person WHERE email = $1)
       THEN 'owner-' || left(gen_random_uuid()::text, 8) || '@${PLACEHOLDER_DOMAIN}' ELSE $1 END, 'owner'
     RETURNING id, name, email`,
    [FIRST_OWNER_EMAIL],
  )
  const [owner] = rows
  if (owner === undefined) throw new Error('the first owner was not stored')
  const { id, name, email } = owner
  await recordChange(
    client,
    { kind: 'person', id, name, origin },
    { action: 'person.created', subject: { kind: 'person', id, name }, after: { name, email, role: 'owner' } },
  )
  return id
}

function personOf({ id, name, email, role, two_factor_enabled }: LinkRow): LinkedPerson | null {
  return id === null ? null : { id, name, email, role, twoFactorEnabled: two_factor_enabled }
}

/** 256 random bits need no slow hash. */
function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
