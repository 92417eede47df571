/** The incidents: those that want somebody first, then what is over, as the address asks for it. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { groupIncidents } from '@/components/incidents/group-incidents'
import { IncidentFilters } from '@/components/incidents/incident-filters'
import { IncidentSection } from '@/components/incidents/incident-section'
import { IncidentsEmpty } from '@/components/incidents/incidents-empty'
import { IncidentsHead } from '@/components/incidents/incidents-head'
import { incidentsHref } from '@/components/incidents/incidents-href'
import { LiveIncidents } from '@/components/incidents/live-incidents'
import { Pager } from '@/components/settings/frame/pager'
import { AddressProblems } from '@/components/ui/address-problems'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import type { IncidentFilter } from '@/lib/incidents/filter'
import { listIncidents } from '@/lib/incidents/read'
import { readIncidentChoices } from '@/lib/incidents/read-choices'
import { incidentsOwnedBy, requestedListPage } from '@/lib/incidents/request-list'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Incidents',
  description: 'One story for each outage: what wants somebody, what is in hand, what is over.',
}

const ROWS = 50
/** Unresolved incidents that are shown beside what is over. */
const MOST_UNRESOLVED = 200

export default async function IncidentsPage({ searchParams }: PageProps<'/incidents'>) {
  const principal = await requirePage('incidents:read')
  const params = toSearchParams(await searchParams)
  const { filter, problems, cursor } = requestedListPage(params)
  // A form sends its empty fields: the address that people pass on holds none.
  if ([...params.values()].includes('') && Object.keys(problems).length === 0) redirect(incidentsHref(filter, cursor))
  const { accounts } = principal
  const asked = incidentsOwnedBy(filter, principal)
  const byState = filter.status.length === 0
  const read = (part: Partial<IncidentFilter>, limit: number, from: string | null) =>
    listIncidents({ ...asked, ...part }, { limit, cursor: from }, accounts)
  const [unresolved, listed, choices] = await Promise.all([
    byState && cursor === null ? read({ status: ['open'] }, MOST_UNRESOLVED, null) : { data: [], nextCursor: null },
    read(byState ? { status: ['over'] } : {}, ROWS, cursor),
    readIncidentChoices(filter, accounts),
  ])
  const { waiting, inHand, endUnknown } = groupIncidents(unresolved.data)
  const isEmpty = unresolved.data.length + listed.data.length === 0
  return (
    <>
      <IncidentsHead filter={filter} mayRespond={allows(principal, 'incidents:respond')} />
      <IncidentFilters filter={filter} choices={choices} />
      <AddressProblems problems={problems} />
      {isEmpty ? <IncidentsEmpty filter={filter} isLater={cursor !== null} /> : null}
      <IncidentSection title="Needs somebody" incidents={waiting} counted />
      <IncidentSection title="In hand" incidents={inHand} counted />
      <IncidentSection
        title="End unknown"
        hint="AWS never said that they ended, and lists them no longer. Nobody has taken them in hand."
        incidents={endUnknown}
        counted
      />
      {unresolved.nextCursor === null ? null : <MoreUnresolved filter={filter} />}
      <IncidentSection title={byState ? 'Over' : 'Incidents'} incidents={listed.data} />
      <Pager
        label="Pages of incidents"
        first={cursor === null ? null : { href: incidentsHref(filter), words: 'First page' }}
        next={
          listed.nextCursor === null ? null : { href: incidentsHref(filter, listed.nextCursor), words: 'Older ones' }
        }
      />
      <LiveIncidents />
    </>
  )
}

function MoreUnresolved({ filter }: { filter: IncidentFilter }) {
  return (
    <p className="mb-6 text-sm text-ink-muted">
      These are the newest {MOST_UNRESOLVED} that are not over.{' '}
      <Link href={incidentsHref({ ...filter, status: ['open'] })} className="text-accent hover:underline">
        List all of them by time
      </Link>
    </p>
  )
}
