/** Reads what the page of a blast radius shows first of what it fetches, under the keys by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { BlastEntityRow, BlastPage } from './contract'
import type { BlastView } from './filter'
import { blastAccountQuery, blastEntitiesQuery, PAGE_OF_ACCOUNTS } from './queries'
import { getBlastAccount, getBlastPage } from './read'

/** Why one account is touched. What cannot be read is left to the browser, which tries again and says so. */
export async function prefetchBlastAccount(
  queries: QueryClient,
  id: string,
  account: string,
  at: string | null,
  accounts: VisibleAccounts,
): Promise<void> {
  const queryFn = () => getBlastAccount(id, account, at, accounts)
  await Promise.allSettled([queries.query({ ...blastAccountQuery(id, account, at), queryFn, retry: false })])
}

/** The first of the resources that a view lets through, in the same way. */
export async function prefetchBlastEntities(
  queries: QueryClient,
  id: string,
  view: BlastView,
  accounts: VisibleAccounts,
): Promise<void> {
  const page = { limit: PAGE_OF_ACCOUNTS, cursor: null }
  const queryFn = async () =>
    (await getBlastPage(id, { ...view, by: 'entity' }, page, accounts)) as BlastPage<BlastEntityRow>
  await Promise.allSettled([queries.infiniteQuery({ ...blastEntitiesQuery(id, view), queryFn, retry: false })])
}
