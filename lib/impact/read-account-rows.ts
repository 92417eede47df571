/** Presents the accounts and teams behind account-time as rows. */
import { figureText } from '@/lib/domain/impact/compare'
import { toMinutes } from '@/lib/domain/impact/durations'
import type { AccountTouch, TeamTouch, Touch, TouchMs } from '@/lib/domain/impact/reach-touch'
import { linked, plain, type RowSource, rowsOf } from './row-source'

const text = (ms: number) => plain(ms === 0 ? '–' : figureText(toMinutes(ms), 'minutes'))

const times = ({ confirmed, reported, inferred, touched }: TouchMs & { touched: number }) => [
  ...[text(confirmed), text(reported), text(inferred), text(touched)],
]

const COLUMNS = ['Confirmed', 'Reported', 'Inferred', 'Touched in all']

/** Accounts with any time of that certainty, longest first. */
export function accountSource(touch: Touch, how: keyof TouchMs): RowSource {
  const accounts = touch.accounts.filter((account) => account[how] > 0).sort((a, b) => b[how] - a[how])
  return rowsOf(['Account', 'Name', ...COLUMNS], accounts, (account: AccountTouch) => ({
    key: account.id,
    cells: [linked(account.id, `/accounts/${account.id}`), plain(account.name), ...times(account)],
  }))
}

/** Teams of whose accounts one was touched, longest first. */
export function teamSource(touch: Touch): RowSource {
  return rowsOf(['Team', ...COLUMNS], touch.teams, (team: TeamTouch) => ({
    key: team.id,
    cells: [linked(team.name, `/teams/${team.id}`), ...times(team)],
  }))
}
