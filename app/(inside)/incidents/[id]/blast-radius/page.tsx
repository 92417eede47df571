/** Whom one incident touches, as far as the reader may see it. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { BlastRadius } from '@/components/blast-radius/blast-radius'
import { type PageView, pageViewHref, parsePageView } from '@/components/blast-radius/page-view'
import { type FirstPicture, firstPicture } from '@/components/blast-radius/picture'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import type { SurerHint } from '@/lib/blast-radius/contract'
import { prefetchBlastAccount, prefetchBlastEntities } from '@/lib/blast-radius/prefetch'
import { PAGE_OF_ACCOUNTS } from '@/lib/blast-radius/queries'
import { getBlastFacts } from '@/lib/blast-radius/read-facts'
import { listSurerHints } from '@/lib/blast-radius/read-surer'
import type { Principal } from '@/lib/domain/access'
import { createQueryClient } from '@/lib/wire/query-client'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { readHeadChoices, readIncident } from '../read-incident'

type Props = PageProps<'/incidents/[id]/blast-radius'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  const incident = principal && (await readIncident(createQueryClient(), id, principal).catch(() => null))
  if (!incident) return { title: 'Blast radius' }
  const title = `Blast radius: ${incident.title}`
  const description = 'Which accounts and teams it touches, how sure that is, and by which way.'
  return { title, description, openGraph: { title: `${title} · Faultline`, description } }
}

/** No boundary stands around it: what is not there answers 404, and figures, path and first rows need no scripts. */
export default async function BlastRadiusPage({ params, searchParams }: Props) {
  const principal = await requirePage('incidents:read')
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { view } = parsePageView(toSearchParams(search))
  const queries = createQueryClient()
  const [incident, choices, known] = await Promise.all([
    readIncident(queries, id, principal),
    readHeadChoices(principal),
    readFirst(id, view, principal),
    view.open === null ? null : prefetchBlastAccount(queries, id, view.open, view.at, principal.accounts),
    view.by === 'entity' ? prefetchBlastEntities(queries, id, view, principal.accounts) : null,
  ])
  // Not for good, as a merge can be undone.
  if (incident !== null && incident.id !== id) redirect(pageViewHref(incident.id, view))
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <IncidentFrame id={id} tab="blast-radius" {...choices}>
        <BlastRadius
          incident={id}
          title={incident?.title ?? `Incident ${id}`}
          mayRespond={choices.reader.mayRespond}
          isLimited={principal.accounts !== null}
          {...known}
        />
      </IncidentFrame>
    </HydrationBoundary>
  )
}

/** What cannot be read is left to the browser, which tries again and says so. */
async function readFirst(
  id: string,
  view: PageView,
  principal: Principal,
): Promise<{ first: FirstPicture | null; hints: SurerHint[] }> {
  try {
    const facts = await getBlastFacts(id, principal.accounts)
    const hints = await listSurerHints(facts, principal)
    return { first: firstPicture(facts, view, PAGE_OF_ACCOUNTS), hints }
  } catch {
    return { first: null, hints: [] }
  }
}
