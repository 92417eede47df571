/** All post-mortems: how far each is, what is missing, and what was learned in them. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LivePostmortems } from '@/components/postmortems/live-postmortems'
import { PostmortemFilters } from '@/components/postmortems/postmortem-filters'
import { PostmortemsEmpty } from '@/components/postmortems/postmortems-empty'
import { postmortemsCsvHref, postmortemsHref } from '@/components/postmortems/postmortems-href'
import { PostmortemsTable } from '@/components/postmortems/postmortems-table'
import { RecurringCauses } from '@/components/postmortems/recurring-causes'
import { WithoutPostmortem } from '@/components/postmortems/without-postmortem'
import { Pager } from '@/components/settings/frame/pager'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { requirePage } from '@/lib/access/page'
import type { Principal } from '@/lib/domain/access'
import { NO_INCIDENT_FILTER } from '@/lib/incidents/filter'
import { listIncidents } from '@/lib/incidents/read'
import { formatListFilter, ownedByAsker } from '@/lib/postmortems/filter'
import { listRecurringCauses } from '@/lib/postmortems/read-causes'
import { listPostmortems } from '@/lib/postmortems/read-list'
import { shownPostmortems } from '@/lib/postmortems/request-list'
import { listTeamChoices } from '@/lib/teams/read'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Post-mortems',
  description: 'What was learned from each incident, how far the checklists are, and what is still to be done.',
}

const ROWS = 50
const DAY = 24 * 60 * 60_000
/** How far back severe incidents without a post-mortem are looked for, in days, and how many are named. */
const UNWRITTEN_DAYS = 90
const MOST_UNWRITTEN = 5

export default async function PostmortemsPage({ searchParams }: PageProps<'/postmortems'>) {
  const principal = await requirePage('postmortems:read')
  const params = toSearchParams(await searchParams)
  const { filter, problems, cursor } = shownPostmortems(params)
  // A form sends its empty fields: the address that people pass on holds none.
  if ([...params.values()].includes('') && Object.keys(problems).length === 0) redirect(postmortemsHref(filter, cursor))
  const isFiltered = formatListFilter(filter).size > 0
  const isWhole = !isFiltered && cursor === null
  const { accounts } = principal
  const [listed, teams, causes, unwritten] = await Promise.all([
    listPostmortems(ownedByAsker(filter, principal), { limit: ROWS, cursor }, accounts),
    listTeamChoices(),
    isWhole ? listRecurringCauses(accounts) : [],
    isWhole ? listUnwritten(principal) : [],
  ])
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">Post-mortems</h1>
        <a href={postmortemsCsvHref(filter)} download className={buttonClass()}>
          CSV of {isFiltered ? 'what is filtered' : 'everything'}
        </a>
      </header>
      <PostmortemFilters filter={filter} teams={teams.map(({ id, name }) => ({ value: id, name }))} />
      <AddressProblems problems={problems} />
      <WithoutPostmortem incidents={unwritten} />
      {listed.data.length === 0 ? (
        <PostmortemsEmpty filter={filter} isFiltered={isFiltered} isLater={cursor !== null} />
      ) : (
        <PostmortemsTable rows={listed.data} />
      )}
      <Pager
        label="Pages of post-mortems"
        first={cursor === null ? null : { href: postmortemsHref(filter), words: 'First page' }}
        next={
          listed.nextCursor === null ? null : { href: postmortemsHref(filter, listed.nextCursor), words: 'Older ones' }
        }
      />
      <RecurringCauses causes={causes} />
      <LivePostmortems />
    </>
  )
}

/** Severe incidents of late that are over and have no post-mortem, newest first. */
async function listUnwritten({ accounts }: Principal) {
  const from = new Date(Date.now() - UNWRITTEN_DAYS * DAY).toISOString().slice(0, 10)
  const filter = { ...NO_INCIDENT_FILTER, sev: ['SEV1' as const, 'SEV2' as const], status: ['over' as const] }
  const { data } = await listIncidents(
    { ...filter, from: `${from}T00:00:00.000Z` },
    { limit: ROWS, cursor: null },
    accounts,
  )
  return data.filter(({ postmortem }) => postmortem === null).slice(0, MOST_UNWRITTEN)
}
