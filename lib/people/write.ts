/** Changes what somebody else may do: role, teams, being disabled. Each verb is audited and announced. */
import 'server-only'
import { mayBeLimited, type Role } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { voidLinks } from '@/lib/sign-in/access-link'
import { changePerson } from './change-person'
import { joinTeams, listTeamNames } from './memberships'
import type { Steward } from './steward'
import { keepAnOwner, refuseHigherRole } from './steward'
import { endSessionsOf } from './write-ways-in'

/**
 * Gives somebody another role. Admins and owners manage teams, so they are no longer limited to theirs.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT for the last owner
 */
export function changeRole(steward: Steward, id: string, role: Role): Promise<void> {
  return changePerson(steward, id, async (client, person) => {
    refuseHigherRole(steward, role)
    if (person.role === role) return null
    await keepAnOwner(client, person)
    const limited = person.limitedToTeams && mayBeLimited(role)
    await client.query('UPDATE person SET role = $2, limited_to_teams = $3, updated_at = now() WHERE id = $1', [
      id,
      role,
      limited,
    ])
    const lifted = limited !== person.limitedToTeams
    return {
      action: 'person.role-changed',
      before: { role: person.role, ...(lifted ? { limitedToTeams: true } : {}) },
      after: { role, ...(lifted ? { limitedToTeams: false } : {}) },
    }
  })
}

/** The teams of a person, and whether they see only the accounts of those. */
export interface Assignment {
  /** Ids. */
  teams: readonly string[]
  limited: boolean
}

/**
 * Puts somebody into these teams and no others.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID for a limit that makes no sense, CONFLICT for a team that is gone
 */
export function assignTeams(steward: Steward, id: string, { teams, limited }: Assignment): Promise<void> {
  return changePerson(steward, id, async (client, person) => {
    refuseSenselessLimit(person.role, { teams, limited })
    const before = { teams: await listTeamNames(client, id), limitedToTeams: person.limitedToTeams }
    await client.query('DELETE FROM team_member WHERE person_id = $1', [id])
    await joinTeams(client, id, teams)
    await client.query('UPDATE person SET limited_to_teams = $2, updated_at = now() WHERE id = $1', [id, limited])
    const after = { teams: await listTeamNames(client, id), limitedToTeams: limited }
    return JSON.stringify(before) === JSON.stringify(after) ? null : { action: 'person.teams-changed', before, after }
  })
}

/** @throws AppError INVALID for a limit on somebody who could lift it, or to no team at all */
export function refuseSenselessLimit(role: Role, { teams, limited }: Assignment): void {
  if (!limited) return
  const problem = !mayBeLimited(role)
    ? 'Admins and owners manage teams, so they see every account.'
    : teams.length === 0
      ? 'Choose a team: limited to none, they would see no account.'
      : null
  if (problem !== null) throw new AppError('INVALID', `${problem} Nothing was changed.`, { limited: problem })
}

/**
 * Keeps somebody out from now on: ends their sessions and voids their links.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT for the last owner
 */
export function disablePerson(steward: Steward, id: string): Promise<void> {
  return changePerson(steward, id, async (client, person) => {
    if (person.disabled) return null
    await keepAnOwner(client, person)
    await client.query('UPDATE person SET disabled_at = now(), updated_at = now() WHERE id = $1', [id])
    await voidLinks(client, id)
    return { action: 'person.disabled', after: { sessionsEnded: await endSessionsOf(client, id) } }
  })
}

/** Lets somebody in again. @throws AppError NOT_FOUND, FORBIDDEN */
export function enablePerson(steward: Steward, id: string): Promise<void> {
  return changePerson(steward, id, async (client, person) => {
    if (!person.disabled) return null
    await client.query('UPDATE person SET disabled_at = NULL, updated_at = now() WHERE id = $1', [id])
    return { action: 'person.enabled' }
  })
}
