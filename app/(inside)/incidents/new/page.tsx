/** Opens an incident by hand. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { OpenForm } from '@/components/incident/open-form'
import type { OfferedEvent } from '@/components/incident/open-form-events'
import { PageHead } from '@/components/settings/frame/page-head'
import { requirePage } from '@/lib/access/page'
import type { Principal } from '@/lib/domain/access'
import { IDENTITY_SERVICE_IDS } from '@/lib/domain/correlation/eligible'
import type { IncidentKind } from '@/lib/domain/incident'
import type { EventSummaryView } from '@/lib/events/contract'
import { NO_FILTER } from '@/lib/events/filter'
import { getEvent, listEventSummaries } from '@/lib/events/read'
import { listTeamChoices } from '@/lib/teams/read'

export const metadata: Metadata = {
  title: 'Open an incident',
  description: 'An incident of your own, or one that AWS has not named yet.',
}

/** More are not named by an address, nor offered. */
const MOST_CHOSEN = 50
const MOST_OFFERED = 12

export default async function NewIncidentPage({ searchParams }: PageProps<'/incidents/new'>) {
  const { accounts } = await requirePage('incidents:respond')
  const { event = [] } = await searchParams
  const ids = [...new Set([event].flat())].slice(0, MOST_CHOSEN)
  const [chosen, open, teams] = await Promise.all([
    findEvents(ids, accounts),
    listOpenEvents(accounts),
    listTeamChoices(),
  ])
  return (
    <>
      <PageHead
        title="Open an incident"
        back={
          <Link href="/incidents" className="text-accent hover:underline">
            Incidents
          </Link>
        }
      >
        For what AWS has not named, and for what was your own doing. What AWS names opens its incidents by itself.
      </PageHead>
      <OpenForm
        kind={kindOf(chosen)}
        teams={teams}
        chosen={chosen.map(offered)}
        open={open.filter(({ id }) => !ids.includes(id)).map(offered)}
      />
    </>
  )
}

type Described = OfferedEvent & Pick<EventSummaryView, 'service'>

async function findEvents(ids: readonly string[], accounts: Principal['accounts']): Promise<Described[]> {
  const found = await Promise.all(ids.map((id) => getEvent(id, accounts).catch(() => null)))
  return found.flatMap((event) => event ?? [])
}

/** What hurts now; none where that cannot be read, as the form is what the page is for. */
async function listOpenEvents(accounts: Principal['accounts']): Promise<Described[]> {
  const filter = { ...NO_FILTER, status: ['open' as const], category: ['issue' as const, 'investigation' as const] }
  const page = await listEventSummaries(filter, { limit: MOST_OFFERED, cursor: null }, accounts).catch(() => null)
  return (page?.data ?? []).filter(({ endUnknown }) => !endUnknown)
}

/** What the browser needs of it. */
function offered({ id, serviceName, region, summary, startedAt, incident }: Described): OfferedEvent {
  return {
    id,
    serviceName,
    region,
    summary,
    startedAt,
    incident: incident && { id: incident.id, title: incident.title },
  }
}

/** What is opened without any event is one's own most of the time. */
function kindOf(events: readonly Described[]): IncidentKind {
  if (events.length === 0) return 'change'
  return events.every(({ service }) => IDENTITY_SERVICE_IDS.includes(service)) ? 'identity' : 'provider'
}
