/** What administrators do with teams: each action asks for `teams:manage`. */
'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import { accountsForm, memberForm, nameForm, newMemberForm, newTeamForm, teamForm } from './schemas'
import { addMember, assignAccounts, createTeam, deleteTeam, removeMember, renameTeam } from './write'

/** Leads to the new team. */
export const createTeamAction = action('teams:manage', newTeamForm, async ({ name, accounts }, { actor }) => {
  const id = await createTeam(actor, name, accounts)
  redirect(`/settings/teams/${id}`)
})

export const renameTeamAction = action('teams:manage', nameForm, ({ id, name }, { actor }) =>
  renameTeam(actor, id, name),
)

/** Leads back to the list. */
export const deleteTeamAction = action('teams:manage', teamForm, async ({ id }, { actor }) => {
  await deleteTeam(actor, id)
  redirect('/settings/teams')
})

export const assignAccountsAction = action('teams:manage', accountsForm, ({ id, accounts }, { actor }) =>
  assignAccounts(actor, id, accounts),
)

export const addMemberAction = action('teams:manage', newMemberForm, ({ id, email }, { actor }) =>
  addMember(actor, id, email),
)

export const removeMemberAction = action('teams:manage', memberForm, ({ id, person }, { actor }) =>
  removeMember(actor, id, person),
)
