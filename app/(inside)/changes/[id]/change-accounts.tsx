/** The accounts of a planned change, page by page, of one team where the address says so. */
import Link from 'next/link'
import { AccountProgressTable } from '@/components/planned-changes/account-progress-table'
import { changeHref } from '@/components/planned-changes/changes-href'
import { Pager } from '@/components/settings/frame/pager'
import { Section } from '@/components/settings/frame/section'
import type { Principal } from '@/lib/domain/access'
import type { TeamProgress } from '@/lib/planned-changes/contract'
import { listAccountProgress } from '@/lib/planned-changes/read-progress'
import type { RequestedDetail } from '@/lib/planned-changes/request-detail'

const ROWS = 100

export interface ChangePartProps {
  /** Its id. */
  change: string
  asked: RequestedDetail
  /** What the reader may see. */
  accounts: Principal['accounts']
}

export async function ChangeAccounts({
  change,
  asked,
  accounts,
  teams,
}: ChangePartProps & { teams: readonly TeamProgress[] }) {
  const { team, accountsAfter } = asked
  const page = await listAccountProgress(change, { team, limit: ROWS, cursor: accountsAfter }, accounts)
  const within: Record<string, string> = team === null ? {} : { team }
  const name = teams.find(({ id }) => (id ?? 'none') === team)?.name ?? (team === 'none' ? 'no team' : 'this team')
  return (
    <div id="accounts" className="scroll-mt-16">
      <Section title="Accounts">
        {team === null ? null : (
          <p className="mb-2 text-sm">
            Of {name} alone.{' '}
            <Link href={changeHref(change, {}, 'accounts')} prefetch={false} className="text-accent hover:underline">
              Show all accounts
            </Link>
          </p>
        )}
        {page.data.length === 0 ? (
          <p className="text-sm text-ink-muted">
            {team === null && accountsAfter === null
              ? 'AWS has named no account so far; of public events it names none.'
              : 'There is no account here.'}
          </p>
        ) : (
          <AccountProgressTable change={change} accounts={page.data} />
        )}
        <Pager
          label="Pages of accounts"
          first={
            accountsAfter === null ? null : { href: changeHref(change, within, 'accounts'), words: 'First accounts' }
          }
          next={
            page.nextCursor === null
              ? null
              : {
                  href: changeHref(change, { ...within, accounts: page.nextCursor }, 'accounts'),
                  words: 'More accounts',
                }
          }
        />
      </Section>
    </div>
  )
}
