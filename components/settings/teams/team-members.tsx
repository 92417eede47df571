/** Who belongs to a team; each can be taken out of it. Sent as data, not as markup twice. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { isPlaceholder } from '@/lib/sign-in/contract'
import { removeMemberAction } from '@/lib/teams/actions'
import type { TeamView } from '@/lib/teams/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function TeamMembers({ team }: { team: TeamView }) {
  if (team.members.length === 0)
    return <p className="text-sm text-ink-muted">Nobody belongs to it yet: add somebody by their e-mail.</p>
  return (
    <Table caption={`Members of ${team.name}`} columns={['Name', 'Sees', 'Change']}>
      {team.members.map((member) => (
        <tr key={member.id}>
          <RowHead>
            <Link
              href={`/settings/people/${member.id}` as Route}
              prefetch={false}
              className="font-medium hover:underline"
            >
              {member.name}
            </Link>
            {member.disabled ? <span className="text-ink-muted"> (disabled)</span> : null}
            <span className="block text-xs text-ink-muted">
              {isPlaceholder(member.email) ? 'no e-mail yet' : member.email}
            </span>
          </RowHead>
          <Cell label="Sees">{member.limitedToTeams ? 'accounts of their teams' : 'every account'}</Cell>
          <Cell>
            <ConfirmAction
              label="Remove…"
              fullLabel={`Remove ${member.name}…`}
              action={removeMemberAction}
              fields={{ id: team.id, person: member.id }}
              confirm={`Remove ${member.name}`}
              waiting="Removing…"
            >
              {member.limitedToTeams
                ? `${member.name} no longer sees the accounts of ${team.name}${team.onlyHere.includes(member.name) ? ', which are all they see' : ''}.`
                : `${member.name} sees the same accounts as before.`}
            </ConfirmAction>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
