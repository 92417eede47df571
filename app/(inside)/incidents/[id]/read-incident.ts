/** Reads what the pages of one incident share: its head, and who looks at it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import { notFound } from 'next/navigation'
import type { IncidentReader } from '@/components/incident/incident-context'
import { allows, atLeast, type Principal } from '@/lib/domain/access'
import type { IncidentView, NamedRef } from '@/lib/incidents/contract'
import { prefetchIncident } from '@/lib/incidents/prefetch'
import { incidentQuery, isNoSuchIncident } from '@/lib/incidents/queries'
import { listPeopleChoices } from '@/lib/people/read'
import { listTeamChoices } from '@/lib/teams/read'

/** The incident, under the key by which the browser will know it. Null: it could not be read, and the browser tries again. */
export async function readIncident(
  queries: QueryClient,
  id: string,
  principal: Principal,
): Promise<IncidentView | null> {
  try {
    await prefetchIncident(queries, id, principal)
  } catch (error) {
    if (error instanceof Error && isNoSuchIncident(error)) notFound()
    return null
  }
  return queries.getQueryData(incidentQuery(id).queryKey) ?? null
}

/**
 * The same for a page that shows its head alone: what was said and written about it is not sent along. The browser takes it
 * for old, so that it never takes the place of the whole, which it fetches once the page stands.
 */
export async function readIncidentHead(
  queries: QueryClient,
  id: string,
  principal: Principal,
): Promise<IncidentView | null> {
  const incident = await readIncident(queries, id, principal)
  if (incident === null) return null
  const head = { ...incident, updates: [], notes: [], history: [], links: [] }
  queries.setQueryData(incidentQuery(id).queryKey, head, { updatedAt: 1 })
  return incident
}

/** Who looks at it, and whom they may give it to. */
export interface HeadChoices {
  reader: IncidentReader
  people: NamedRef[]
  teams: NamedRef[]
}

export async function readHeadChoices(principal: Principal): Promise<HeadChoices> {
  const mayRespond = allows(principal, 'incidents:respond')
  const [people, teams] = await Promise.all([
    mayRespond ? listPeopleChoices() : [],
    mayRespond ? listTeamChoices() : [],
  ])
  const personId = principal.kind === 'person' ? principal.id : null
  return { reader: { personId, mayRespond, mayEditOthers: atLeast(principal.role, 'admin') }, people, teams }
}
