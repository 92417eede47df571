/** How far each team is with a change: who has not acted stands first. */
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { TeamProgress } from '@/lib/planned-changes/contract'
import { counted, pendingWords } from './change-words'
import { changeHref } from './changes-href'
import { ProgressBar } from './progress-bar'

interface TeamProgressTableProps {
  change: string
  teams: readonly TeamProgress[]
}

export function TeamProgressTable({ change, teams }: TeamProgressTableProps) {
  return (
    <Table caption="Teams, the one for which most pends first" columns={['Team', 'Resources', 'Accounts', 'Acted']}>
      {teams.map((team) => (
        <tr key={team.id ?? 'none'}>
          <RowHead>
            <Link
              href={changeHref(change, { team: team.id ?? 'none' }, 'accounts')}
              prefetch={false}
              className="font-medium hover:underline"
            >
              {team.name ?? 'Accounts of no team'}
            </Link>
          </RowHead>
          <Cell label="Resources">
            <span className="flex flex-wrap items-center gap-2">
              <ProgressBar counts={team} />
              <span className="tabular">{pendingWords(team)}</span>
            </span>
          </Cell>
          <Cell label="Accounts" short>
            <span className="tabular">{team.accounts.toLocaleString('en-US')}</span>
          </Cell>
          <Cell label="Acted">
            <Acted team={team} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function Acted({ team: { accounts, pendingAccounts, pending, resolved } }: { team: TeamProgress }) {
  if (pending + resolved === 0) return <span className="text-ink-muted">not told</span>
  if (pendingAccounts === 0) return <span>everywhere</span>
  if (pendingAccounts === accounts && resolved === 0) {
    return <span className="font-medium text-degradation">nowhere yet</span>
  }
  return <span>still to do in {counted(pendingAccounts, 'account')}</span>
}
