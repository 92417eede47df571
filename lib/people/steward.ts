/** The rules for looking after people that a permission alone cannot know. Each holds within the verb's transaction. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import type { Queryable } from '@/lib/db/pool'
import { mayGrant, type Role, whyNotSteward } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { CAN_RETURN, IS_OWNER } from '@/lib/sign-in/read-way-back'

/** Who looks after people: whom the audit names, and the role that they do it with. */
export interface Steward {
  actor: Actor
  role: Role
}

/** A person's row, locked until the transaction ends. */
export interface LockedPerson {
  id: string
  name: string
  email: string
  role: Role
  limitedToTeams: boolean
  disabled: boolean
}

/**
 * The person whom the steward may change.
 * @throws AppError NOT_FOUND, or FORBIDDEN for oneself and for people of a higher role
 */
export async function lockPerson(client: Queryable, { actor, role }: Steward, id: string): Promise<LockedPerson> {
  // Owners all at once and in one order: two who unmake each other must not both be let through.
  await client.query("SELECT FROM person WHERE role = 'owner' OR id::text = $1 ORDER BY id FOR NO KEY UPDATE", [id])
  const { rows } = await client.query<LockedPerson>(
    `SELECT id, name, email, role, limited_to_teams AS "limitedToTeams", disabled_at IS NOT NULL AS disabled
     FROM person WHERE id::text = $1`,
    [id],
  )
  const [person] = rows
  if (person === undefined) throw new AppError('NOT_FOUND', 'There is no such person. Nothing was changed.')
  const reason = whyNotSteward({ kind: actor.kind, id: actor.id, role }, person)
  if (reason !== null) throw new AppError('FORBIDDEN', reason)
  return person
}

/**
 * Call before an owner stops being one. Somebody who can sign in again must remain; while the person cannot do so
 * either, any other owner will do.
 * @throws AppError CONFLICT
 */
export async function keepAnOwner(client: Queryable, person: LockedPerson): Promise<void> {
  if (person.role !== 'owner' || person.disabled) return
  const { rows } = await client.query<{ own: boolean; others: boolean; returning: boolean }>(
    `WITH owner AS (
       SELECT id = $1 AS own, ${CAN_RETURN} AS returns FROM person p WHERE ${IS_OWNER})
     SELECT coalesce(bool_or(own AND returns), false) AS own, coalesce(bool_or(NOT own), false) AS others,
            coalesce(bool_or(NOT own AND returns), false) AS returning
     FROM owner`,
    [person.id],
  )
  const [left] = rows
  if (left?.returning || (left?.others && !left.own)) return
  throw new AppError(
    'CONFLICT',
    `${person.name} is the last owner who can sign in. Make somebody else an owner first. Nothing was changed.`,
  )
}

/** @throws AppError FORBIDDEN where the steward may not hand out the role */
export function refuseHigherRole({ role: own }: Steward, role: Role): void {
  if (mayGrant(own, role)) return
  throw new AppError('FORBIDDEN', 'Only an owner makes owners. Nothing was changed.', {
    role: 'Only an owner makes owners.',
  })
}
