/** The post-mortem of one incident. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { PostmortemPage } from '@/components/postmortem/postmortem-page'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { prefetchPostmortem } from '@/lib/postmortems/prefetch'
import { postmortemQuery } from '@/lib/postmortems/queries'
import { findRevision } from '@/lib/postmortems/read-revision'
import { listTrackers } from '@/lib/trackers/read'
import { createQueryClient } from '@/lib/wire/query-client'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { readHeadChoices, readIncident, readIncidentHead } from '../read-incident'
import { readPageSearch } from './page-search'
import { listTemplateChoices } from './template-choices'

type Props = PageProps<'/incidents/[id]/postmortem'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  const incident = principal && (await readIncident(createQueryClient(), id, principal).catch(() => null))
  if (!incident) return { title: 'Post-mortem' }
  const title = `Post-mortem: ${incident.title}`
  const description = 'What happened, why, what was learned, and what is done about it.'
  return { title, description, openGraph: { title: `${title} · Faultline`, description } }
}

/** No boundary stands around it: what is not there answers 404, and all of it can be read without scripts. */
export default async function PostmortemRoute({ params, searchParams }: Props) {
  const principal = await requirePage('postmortems:read')
  const [{ id }, search] = await Promise.all([params, searchParams])
  const asked = toSearchParams(search)
  const { of, revision: number, part } = readPageSearch(asked)
  const queries = createQueryClient()
  const [incident, choices, revision, trackers] = await Promise.all([
    readIncidentHead(queries, id, principal),
    readHeadChoices(principal),
    number === null ? null : findRevision(id, number, principal, of),
    listTrackers(),
    prefetchPostmortem(queries, { incidentId: id, of, revision: number }, principal),
  ])
  // Not for good, as a merge can be undone.
  if (incident !== null && incident.id !== id) {
    redirect(`/incidents/${incident.id}/postmortem${asked.size === 0 ? '' : `?${asked}`}` as Route)
  }
  if (number !== null && revision === null) notFound()
  const isOpened = queries.getQueryData(postmortemQuery(id, of).queryKey) !== null
  const mayWrite = principal.kind === 'person' && allows(principal, 'postmortems:write')
  const today = new Date().toISOString().slice(0, 10)
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <IncidentFrame id={id} tab="postmortem" {...choices}>
        <PostmortemPage
          incidentId={id}
          of={of}
          part={part}
          revision={number === null || revision === null ? null : { number, view: revision }}
          mayWrite={mayWrite}
          readerId={choices.reader.personId}
          people={choices.people}
          teams={choices.teams}
          trackers={trackers.filter(({ isOn }) => isOn)}
          templates={isOpened || incident === null ? [] : await listTemplateChoices(incident, today)}
        />
      </IncidentFrame>
    </HydrationBoundary>
  )
}
