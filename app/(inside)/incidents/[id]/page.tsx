/** One incident, as far as the reader may see it. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ScorecardPanel } from '@/components/communication/scorecard-panel'
import { IncidentPage } from '@/components/incident/incident-page'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import type { ScorecardView } from '@/lib/communication/contract'
import { findScorecard } from '@/lib/communication/read'
import type { Principal } from '@/lib/domain/access'
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
  const [incident, choices, card] = await Promise.all([
    readIncident(queries, id, principal),
    readHeadChoices(principal),
    readScorecard(id, principal),
    prefetchIncidentLane(queries, id, principal),
  ])
  // Not for good, as a merge can be undone.
  if (incident !== null && incident.id !== id) redirect(await leadOn(incident.id, searchParams))
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <IncidentPage id={id} {...choices} communication={card && <ScorecardPanel card={card} />} />
    </HydrationBoundary>
  )
}

/** A part of the page: where it cannot be read, the rest stands. Which incidents there are is for readIncident to say. */
async function readScorecard(id: string, { accounts }: Principal): Promise<ScorecardView | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  return findScorecard(id, accounts, Date.now()).catch(() => null)
}

/** What an arrangement came to is told on the page that it leads to. */
async function leadOn(id: string, search: PageProps<'/incidents/[id]'>['searchParams']): Promise<Route> {
  const { arranged } = await search
  const query = typeof arranged === 'string' ? `?${new URLSearchParams({ arranged })}` : ''
  return `/incidents/${id}${query}` as Route
}
