/** One incident, as far as the reader may see it. */
import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query'
import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { IncidentPage } from '@/components/incident/incident-page'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { allows, atLeast, type Principal } from '@/lib/domain/access'
import type { IncidentView } from '@/lib/incidents/contract'
import { prefetchIncident } from '@/lib/incidents/prefetch'
import { incidentQuery, isNoSuchIncident } from '@/lib/incidents/queries'
import { listPeopleChoices } from '@/lib/people/read'
import { listTeamChoices } from '@/lib/teams/read'
import { createQueryClient } from '@/lib/wire/query-client'
import { incidentMetadata } from './incident-metadata'

export async function generateMetadata({ params }: PageProps<'/incidents/[id]'>): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  if (principal === null) return { title: 'Incident' }
  const incident = await readIncident(createQueryClient(), id, principal).catch(() => null)
  return incident === null ? { title: 'Incident' } : incidentMetadata(incident)
}

/** No boundary stands around it: what is not there answers 404, what was merged leads on, and it works without scripts. */
export default async function IncidentRoute({ params, searchParams }: PageProps<'/incidents/[id]'>) {
  const principal = await requirePage('incidents:read')
  const { id } = await params
  const queries = createQueryClient()
  const mayRespond = allows(principal, 'incidents:respond')
  const [incident, people, teams] = await Promise.all([
    readIncident(queries, id, principal),
    mayRespond ? listPeopleChoices() : [],
    mayRespond ? listTeamChoices() : [],
  ])
  // Not for good, as a merge can be undone.
  if (incident !== null && incident.id !== id) redirect(await leadOn(incident.id, searchParams))
  const reader = {
    personId: principal.kind === 'person' ? principal.id : null,
    mayRespond,
    mayEditOthers: atLeast(principal.role, 'admin'),
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <IncidentPage id={id} reader={reader} people={people} teams={teams} />
    </HydrationBoundary>
  )
}

/** The incident, under the key by which the browser will know it. Null: it could not be read, and the browser tries again. */
async function readIncident(queries: QueryClient, id: string, principal: Principal): Promise<IncidentView | null> {
  try {
    await prefetchIncident(queries, id, principal)
  } catch (error) {
    if (error instanceof Error && isNoSuchIncident(error)) notFound()
    return null
  }
  return queries.getQueryData(incidentQuery(id).queryKey) ?? null
}

/** What an arrangement came to is told on the page that it leads to. */
async function leadOn(id: string, search: PageProps<'/incidents/[id]'>['searchParams']): Promise<Route> {
  const { arranged } = await search
  const query = typeof arranged === 'string' ? `?${new URLSearchParams({ arranged })}` : ''
  return `/incidents/${id}${query}` as Route
}
