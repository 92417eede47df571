/** Changes to identity in every account: who did what, when, from where, by which means, and why. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ChangeFilters } from '@/components/iam-changes/change-filters'
import { ChangeList } from '@/components/iam-changes/change-list'
import { changePages, changesCsvHref, changesHref } from '@/components/iam-changes/changes-href'
import { LiveChanges } from '@/components/iam-changes/live-changes'
import { Mutes } from '@/components/iam-changes/mutes'
import { Pager } from '@/components/settings/frame/pager'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { isUnfilteredChanges } from '@/lib/iam-changes/filter'
import { readChangesPage } from '@/lib/iam-changes/read-changes-page'
import { listMutes } from '@/lib/iam-changes/read-mutes'
import { requestedChangePage } from '@/lib/iam-changes/request'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'IAM changes',
  description: 'Who changed identity, when, from where and by which means, and what nobody has explained.',
}

export default async function IamChangesPage({ searchParams }: PageProps<'/iam/changes'>) {
  const principal = await requirePage('evidence:read')
  const params = toSearchParams(await searchParams)
  const { filter, problems, cursor } = requestedChangePage(params)
  // A form sends its empty fields: the address that people pass on holds none.
  if ([...params.values()].includes('') && Object.keys(problems).length === 0) redirect(changesHref(filter, cursor))
  const [shown, mutes] = await Promise.all([
    readChangesPage(filter, cursor, principal.accounts),
    listMutes(principal.accounts),
  ])
  const mayManage = allows(principal, 'evidence:manage')
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">Changes to identity</h1>
        <a href={changesCsvHref(filter)} download className={buttonClass()}>
          CSV of what is filtered
        </a>
      </header>
      <ChangeFilters filter={filter} isFiltered={!isUnfilteredChanges(filter)} />
      <AddressProblems problems={problems} />
      <ChangeList
        shown={shown}
        filter={filter}
        isLater={cursor !== null}
        mayWork={allows(principal, 'evidence:work')}
      />
      <Pager {...changePages(filter, shown.nextCursor, cursor !== null)} />
      <Mutes mutes={mutes} mayManage={mayManage} />
      <LiveChanges />
    </>
  )
}
