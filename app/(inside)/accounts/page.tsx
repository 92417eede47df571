/** The directory: every AWS account that is known, as the address asks for it. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AccountFilters } from '@/components/accounts/account-filters'
import { accountsHref, teamHref } from '@/components/accounts/account-href'
import { matchingWords } from '@/components/accounts/account-words'
import { AccountsEmpty } from '@/components/accounts/accounts-empty'
import { AccountsHead } from '@/components/accounts/accounts-head'
import { AccountsTable } from '@/components/accounts/accounts-table'
import { DirectoryReadings } from '@/components/accounts/directory-readings'
import { LiveDirectory } from '@/components/accounts/live-directory'
import { UnitTree } from '@/components/accounts/unit-tree'
import { Pager } from '@/components/settings/frame/pager'
import { AddressProblems } from '@/components/ui/address-problems'
import { requirePage } from '@/lib/access/page'
import type { AccountFacet, AccountFacets } from '@/lib/accounts/contract'
import { NO_ACCOUNT_FILTER, NONE } from '@/lib/accounts/filter'
import { listAccounts } from '@/lib/accounts/read'
import { countAccounts } from '@/lib/accounts/read-count'
import { listOrgUnits, readAccountFacets } from '@/lib/accounts/read-overview'
import { requestedDirectoryPage } from '@/lib/accounts/request'
import { allows } from '@/lib/domain/access'
import { readingOf } from '@/lib/source-health/queries'
import { listSources } from '@/lib/source-health/read'

export const metadata: Metadata = {
  title: 'Accounts',
  description: 'The AWS accounts that are known, where they stand and whose they are.',
}

const ROWS = 50

export default async function AccountsPage({ searchParams }: PageProps<'/accounts'>) {
  const principal = await requirePage('accounts:read')
  const params = await searchParams
  const { filter, problems, cursor } = requestedDirectoryPage(params)
  // A form sends its empty fields, and the order that is usual: the address that people pass on holds neither.
  const said = Object.values(params)
  if ((said.includes('') || params.sort === NO_ACCOUNT_FILTER.sort) && Object.keys(problems).length === 0)
    redirect(accountsHref(filter, cursor))
  const { accounts } = principal
  const [{ data, nextCursor }, matching, total, facets, units, sources] = await Promise.all([
    listAccounts(filter, { limit: ROWS, cursor }, accounts),
    countAccounts(filter, accounts),
    countAccounts(NO_ACCOUNT_FILTER, accounts),
    readAccountFacets(accounts),
    listOrgUnits(accounts),
    listSources(accounts),
  ])
  const directories = sources.filter(({ kind, state }) => kind === 'directory' && state !== 'off')
  const mayManage = allows(principal, 'accounts:manage')
  const connections = namesOf(facets)
  const team = teamOf(filter.team, facets)
  return (
    <>
      <AccountsHead filter={filter} mayManage={mayManage} isEmpty={total === 0} />
      <DirectoryReadings sources={directories} mayRefresh={mayManage} />
      <div className={units.length > 0 ? 'grid gap-x-6 xl:grid-cols-[232px_minmax(0,1fr)]' : ''}>
        {units.length > 0 ? (
          <div className="max-xl:hidden xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:self-start xl:overflow-y-auto">
            <UnitTree units={units} filter={filter} connections={connections} />
          </div>
        ) : null}
        <div className="min-w-0">
          {total > 0 ? <AccountFilters filter={filter} facets={facets} units={units} /> : null}
          <AddressProblems problems={problems} />
          {data.length === 0 ? (
            <AccountsEmpty
              {...{ filter, total, matching, sources: directories }}
              isLimited={accounts !== null}
              mayConnect={allows(principal, 'connections:manage')}
            />
          ) : (
            <>
              <p className="mb-1 flex flex-wrap gap-x-4 text-xs text-ink-muted tabular">
                {matchingWords(matching, total)}
                {team === null ? null : (
                  <Link href={teamHref(team.value)} prefetch={false} className="text-accent hover:underline">
                    What touched {team.name}
                  </Link>
                )}
              </p>
              <AccountsTable accounts={data} filter={filter} connections={connections} />
            </>
          )}
          <Pager
            label="Pages of accounts"
            first={cursor === null ? null : { href: accountsHref(filter), words: 'First page' }}
            next={nextCursor === null ? null : { href: accountsHref(filter, nextCursor), words: 'Next page' }}
          />
        </div>
      </div>
      <LiveDirectory kind="directory" drawn={readingOf(sources, 'directory')} />
    </>
  )
}

/** Names of connections by id; null where there is one at most: then nobody needs them. */
function namesOf({ connections }: AccountFacets): Record<string, string> | null {
  return connections.length < 2 ? null : Object.fromEntries(connections.map(({ value, name }) => [value, name]))
}

/** The one team that is asked for; null where none is, or several are. */
function teamOf([one, ...others]: readonly string[], { teams }: AccountFacets): AccountFacet | null {
  return others.length > 0 || one === NONE ? null : (teams.find(({ value }) => value === one) ?? null)
}
