/** Deletes a team, after saying what that takes from whom. */
import { deleteTeamAction } from '@/lib/teams/actions'
import type { TeamView } from '@/lib/teams/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function DeleteTeam({ team }: { team: TeamView }) {
  return (
    <ConfirmAction
      label="Delete…"
      action={deleteTeamAction}
      fields={{ id: team.id }}
      confirm={`Delete ${team.name}`}
      waiting="Deleting…"
    >
      <p>{whatHappens(team)}</p>
      {team.onlyHere.length === 0 ? null : (
        <p className="mt-2 font-medium text-ink">
          {team.onlyHere.join(', ')} {team.onlyHere.length === 1 ? 'is' : 'are'} limited to this team alone and will see
          no account at all.
        </p>
      )}
      <p className="mt-2">It cannot be undone; the audit keeps its name, members and accounts.</p>
    </ConfirmAction>
  )
}

function whatHappens({ members, accounts }: TeamView): string {
  const people = members.length === 1 ? '1 member loses' : `${members.length} members lose`
  const owned = accounts.length === 1 ? '1 account has' : `${accounts.length} accounts have`
  return `${people} this team, and ${owned} no owner by it any more. No person and no account is deleted.`
}
