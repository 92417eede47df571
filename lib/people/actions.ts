/** What administrators do with people: each action asks for `people:manage`. */
'use server'
import { action, type By } from '@/lib/access/action'
import { addressed } from './link-address'
import { emailForm, invitationForm, personForm, roleForm, teamsForm } from './schemas'
import type { Steward } from './steward'
import { assignTeams, changeRole, disablePerson, enablePerson } from './write'
import { changeEmail } from './write-email'
import { inviteSomeone } from './write-invitation'
import { endSessions, renewLink, resetSecondFactor } from './write-ways-in'

function steward({ actor, principal }: By): Steward {
  return { actor, role: principal.role }
}

export const inviteSomeoneAction = action('people:manage', invitationForm, async (invitation, by) =>
  addressed(await inviteSomeone(steward(by), invitation)),
)

export const changeRoleAction = action('people:manage', roleForm, ({ id, role }, by) =>
  changeRole(steward(by), id, role),
)

export const changeEmailAction = action('people:manage', emailForm, ({ id, email }, by) =>
  changeEmail(steward(by), id, email),
)

export const assignTeamsAction = action('people:manage', teamsForm, ({ id, teams, limited }, by) =>
  assignTeams(steward(by), id, { teams, limited }),
)

export const disablePersonAction = action('people:manage', personForm, ({ id }, by) => disablePerson(steward(by), id))

export const enablePersonAction = action('people:manage', personForm, ({ id }, by) => enablePerson(steward(by), id))

export const renewLinkAction = action('people:manage', personForm, async ({ id }, by) =>
  addressed(await renewLink(steward(by), id)),
)

export const resetSecondFactorAction = action('people:manage', personForm, ({ id }, by) =>
  resetSecondFactor(steward(by), id),
)

export const endSessionsAction = action('people:manage', personForm, ({ id }, by) => endSessions(steward(by), id))
