/** One incident, as far as the reader may see it. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { IncidentPage } from '@/components/incident/incident-page'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { prefetchIncidentLane } from '@/lib/iam-changes/prefetch'
import { createQueryClient } from '@/lib/wire/query-client'
import { incidentMetadata } from './incident-metadata'
import { readHeadChoices, readIncident } from './read-incident'

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
  const [incident, choices] = await Promise.all([
    readIncident(queries, id, principal),
    readHeadChoices(principal),
    prefetchIncidentLane(queries, id, principal),
  ])
  // Not for good, as a merge can be undone.
  if (incident !== null && incident.id !== id) redirect(await leadOn(incident.id, searchParams))
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <IncidentPage id={id} {...choices} />
    </HydrationBoundary>
  )
}

/** What an arrangement came to is told on the page that it leads to. */
async function leadOn(id: string, search: PageProps<'/incidents/[id]'>['searchParams']): Promise<Route> {
  const { arranged } = await search
  const query = typeof arranged === 'string' ? `?${new URLSearchParams({ arranged })}` : ''
  return `/incidents/${id}${query}` as Route
}
