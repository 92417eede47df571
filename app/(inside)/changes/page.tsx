/** What AWS has announced: when it happens, whom it concerns, what is still to be done. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ChangeFilters } from '@/components/planned-changes/change-filters'
import { ChangesHead } from '@/components/planned-changes/changes-head'
import { changesHref } from '@/components/planned-changes/changes-href'
import { LiveChanges } from '@/components/planned-changes/live-changes'
import { AddressProblems } from '@/components/ui/address-problems'
import { requirePage } from '@/lib/access/page'
import { readChangeChoices } from '@/lib/planned-changes/read-choices'
import { requestedChangesPage } from '@/lib/planned-changes/request'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { ChangesList } from './changes-list'
import { ChangesMonth } from './changes-month'
import { readerZone } from './reader-zone'

export const metadata: Metadata = {
  title: 'Planned changes',
  description: 'What AWS has announced: when it happens, whom it concerns, what is still to be done.',
}

export default async function ChangesPage({ searchParams }: PageProps<'/changes'>) {
  const principal = await requirePage('changes:read')
  const params = toSearchParams(await searchParams)
  const { problems, ...shown } = requestedChangesPage(params)
  // A form sends its empty fields: the address that people pass on holds none.
  if ([...params.values()].includes('') && Object.keys(problems).length === 0) redirect(changesHref(shown))
  const [choices, zone] = await Promise.all([readChangeChoices(principal.accounts), readerZone(shown.zone)])
  const part = { shown, zone, principal, now: Date.now() }
  return (
    <>
      <ChangesHead shown={shown} mayFollow={principal.kind === 'person'} />
      <ChangeFilters shown={shown} choices={choices} />
      <AddressProblems problems={problems} />
      {shown.view === 'calendar' ? <ChangesMonth {...part} /> : <ChangesList {...part} />}
      <LiveChanges />
    </>
  )
}
