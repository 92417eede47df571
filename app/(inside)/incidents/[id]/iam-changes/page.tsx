/** What was done to identity around one incident, and which of its calls failed. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ChangeFilters } from '@/components/iam-changes/change-filters'
import { ChangeList } from '@/components/iam-changes/change-list'
import { changePages, changesCsvHref, changesHref } from '@/components/iam-changes/changes-href'
import { LiveChanges } from '@/components/iam-changes/live-changes'
import { LookUp } from '@/components/iam-changes/look-up'
import { Measured } from '@/components/iam-changes/measured'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { Pager } from '@/components/settings/frame/pager'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { isUnfilteredChanges } from '@/lib/iam-changes/filter'
import { readChangesPage } from '@/lib/iam-changes/read-changes-page'
import { findIncidentScope } from '@/lib/iam-changes/read-incident-scope'
import { readLookupPlan } from '@/lib/iam-changes/read-lookup-plan'
import { requestedChangePage } from '@/lib/iam-changes/request'
import { createQueryClient } from '@/lib/wire/query-client'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { readHeadChoices, readIncident, readIncidentHead } from '../read-incident'

type Props = PageProps<'/incidents/[id]/iam-changes'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  const incident = principal && (await readIncident(createQueryClient(), id, principal).catch(() => null))
  if (!incident) return { title: 'IAM changes' }
  const title = `IAM changes: ${incident.title}`
  const description = 'What was done to identity around it, by whom and by which means, and what nobody has explained.'
  return { title, description, openGraph: { title: `${title} · Faultline`, description } }
}

export default async function IncidentChangesPage({ params, searchParams }: Props) {
  const principal = await requirePage('evidence:read')
  const [{ id }, search] = await Promise.all([params, searchParams])
  const given = toSearchParams(search)
  given.set('incident', id)
  const { filter, problems, cursor } = requestedChangePage(given)
  const scope = await findIncidentScope(id, principal.accounts)
  if (scope === null) notFound()
  // Not for good, as a merge can be undone.
  if (scope.id !== id) redirect(changesHref({ ...filter, incident: scope.id }, cursor))
  if ([...given.values()].includes('') && Object.keys(problems).length === 0) redirect(changesHref(filter, cursor))
  const queries = createQueryClient()
  const [, choices, shown, plan] = await Promise.all([
    readIncidentHead(queries, id, principal),
    readHeadChoices(principal),
    readChangesPage(filter, cursor, principal.accounts),
    readLookupPlan(scope.accounts, scope),
  ])
  const mayWork = allows(principal, 'evidence:work')
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <IncidentFrame id={id} tab="iam-changes" {...choices}>
        <section aria-label="Changes to identity" className="min-w-0">
          <LookUp incident={id} scope={scope} plan={plan} mayWork={mayWork} />
          <Measured incident={id} windows={shown.measured} mayRespond={choices.reader.mayRespond} />
          <div className="flex flex-wrap items-start justify-between gap-x-3">
            <ChangeFilters filter={filter} isFiltered={!isUnfilteredChanges({ ...filter, incident: null })} />
            <a href={changesCsvHref(filter)} download className={buttonClass()}>
              CSV of what is filtered
            </a>
          </div>
          <AddressProblems problems={problems} />
          <ChangeList shown={shown} filter={filter} isLater={cursor !== null} mayWork={mayWork} />
          <Pager {...changePages(filter, shown.nextCursor, cursor !== null)} />
        </section>
        <LiveChanges />
      </IncidentFrame>
    </HydrationBoundary>
  )
}
