/** What is still to be done after incidents: what is overdue first. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionFilters } from '@/components/actions/action-filters'
import { ActionsEmpty } from '@/components/actions/actions-empty'
import { actionsCsvHref, actionsHref } from '@/components/actions/actions-href'
import { ActionsTable } from '@/components/actions/actions-table'
import { groupActions } from '@/components/actions/group-actions'
import { LivePostmortems } from '@/components/postmortems/live-postmortems'
import { Pager } from '@/components/settings/frame/pager'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { utcDay } from '@/lib/domain/postmortem/due-day'
import { formatListFilter, ownedByAsker } from '@/lib/postmortems/filter'
import { listActionRows } from '@/lib/postmortems/read-action-list'
import { shownActions } from '@/lib/postmortems/request-list'
import { listTeamChoices } from '@/lib/teams/read'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Actions',
  description: 'What was agreed after incidents: what is overdue, what comes next, and whose it is.',
}

const ROWS = 100

export default async function ActionsPage({ searchParams }: PageProps<'/actions'>) {
  const principal = await requirePage('postmortems:read')
  const params = toSearchParams(await searchParams)
  const { filter, problems, cursor } = shownActions(params)
  // A form sends its empty fields: the address that people pass on holds none.
  if ([...params.values()].includes('') && Object.keys(problems).length === 0) redirect(actionsHref(filter, cursor))
  const isFiltered = formatListFilter(filter).size > 0
  const [listed, teams] = await Promise.all([
    listActionRows(ownedByAsker(filter, principal), { limit: ROWS, cursor }, principal.accounts),
    listTeamChoices(),
  ])
  const today = utcDay(Date.now())
  const reader = {
    mayWrite: allows(principal, 'postmortems:write'),
    readerId: principal.kind === 'person' ? principal.id : null,
  }
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">Actions</h1>
        <a href={actionsCsvHref(filter)} download className={buttonClass()}>
          CSV of {isFiltered ? 'what is filtered' : 'everything'}
        </a>
      </header>
      <ActionFilters filter={filter} teams={teams.map(({ id, name }) => ({ value: id, name }))} />
      <AddressProblems problems={problems} />
      {listed.data.length === 0 ? (
        <ActionsEmpty filter={filter} isFiltered={isFiltered} isLater={cursor !== null} />
      ) : null}
      {groupActions(listed.data, today).map(({ title, rows }) => (
        <section key={title} className="mb-6">
          <h2 className="text-base font-semibold">{title}</h2>
          <ActionsTable caption={title} rows={rows} today={today} {...reader} />
        </section>
      ))}
      <Pager
        label="Pages of actions"
        first={cursor === null ? null : { href: actionsHref(filter), words: 'First page' }}
        next={listed.nextCursor === null ? null : { href: actionsHref(filter, listed.nextCursor), words: 'Later ones' }}
      />
      <LivePostmortems />
    </>
  )
}
