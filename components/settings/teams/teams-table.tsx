/** Teams: how many people and accounts each has. Each name leads to its page. */
import type { Route } from 'next'
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { TeamSummary } from '@/lib/teams/contract'

export function TeamsTable({ teams }: { teams: readonly TeamSummary[] }) {
  return (
    <Table caption="Teams, by name" columns={['Team', 'Members', 'AWS accounts']}>
      {teams.map((team) => (
        <tr key={team.id}>
          <RowHead>
            <Link href={`/settings/teams/${team.id}` as Route} prefetch={false} className="font-medium hover:underline">
              {team.name}
            </Link>
          </RowHead>
          <Cell label="Members">
            <span className="tabular">{team.members}</span>
            {team.limited === 0 ? null : (
              <span className="block text-xs text-ink-muted">
                {team.limited} limited to the accounts of their teams
              </span>
            )}
          </Cell>
          <Cell label="AWS accounts">
            <span className="tabular">{team.accounts.toLocaleString('en-US')}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
