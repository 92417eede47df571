/** Finds incidents that resemble one, and what was learned from them. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { plainBeginning } from '@/lib/domain/postmortem/found-pieces'
import { type ComparedIncident, LEAST_SIMILAR, similarityOf } from '@/lib/domain/postmortem/similarity'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { getMeetingPlace } from '@/lib/incidents/read-presence'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import type { SimilarIncidentView, SimilarView } from './contract-lists'
import { countCauses } from './read-causes'
import { type Learned, readLearned } from './read-learned'
import { findCandidates } from './read-similar-candidates'

/** Incidents that are shown, at most. */
const MOST_SIMILAR = 10
/** Causes that are counted, at most. */
const MOST_CAUSES = 20
/** How much of the lessons is shown, in characters. */
const LONGEST_LESSONS = 280

/**
 * Incidents like this one as far as the reader sees them, the most similar first, and how often their causes came back.
 * @throws AppError NOT_FOUND, also where the reader does not see the incident
 */
export async function readSimilar(id: string, accounts: VisibleAccounts): Promise<SimilarView> {
  const incidentId = await getMeetingPlace(id, accounts)
  const key = `similar ${incidentId} ${visibilityKey(accounts)}`
  return cachedRead(['postmortems', 'incidents'], key, () => compare(incidentId, accounts))
}

async function compare(incidentId: string, accounts: VisibleAccounts): Promise<SimilarView> {
  const [subject] = await listSummariesOf([incidentId], accounts)
  if (subject === undefined) return { data: [], causes: [] }
  const own = (await readLearned([incidentId])).get(incidentId)
  const words = await findCandidates(incidentId, [subject.title, ...(own?.causes ?? [])].join(' '))
  const ids = [...words.keys()]
  const [summaries, learned] = await Promise.all([listSummariesOf(ids, accounts), readLearned(ids)])
  const mine = compared(subject, own, 0)
  const data = summaries
    .map((summary) => present(summary, learned.get(summary.id), mine, words.get(summary.id) ?? 0))
    .filter(({ score }) => score >= LEAST_SIMILAR)
    .toSorted(compareSimilar)
    .slice(0, MOST_SIMILAR)
  const labels = [...(own?.causes ?? []), ...data.flatMap(({ postmortem }) => postmortem?.causes ?? [])]
  return { data, causes: await countCauses(labels, MOST_CAUSES, accounts) }
}

/** The most similar first; of equal ones those that taught something, then the newest. */
function compareSimilar(a: SimilarIncidentView, b: SimilarIncidentView): number {
  const hasLearned = ({ postmortem }: SimilarIncidentView) => (postmortem === null ? 0 : 1)
  const newest = a.incident.startedAt < b.incident.startedAt ? 1 : -1
  return b.score - a.score || hasLearned(b) - hasLearned(a) || newest
}

function present(
  summary: IncidentSummaryView,
  learned: Learned | undefined,
  mine: ComparedIncident,
  words: number,
): SimilarIncidentView {
  const { id, title, severity, startedAt } = summary
  return {
    incident: { id, title, severity, startedAt },
    ...similarityOf(mine, compared(summary, learned, words)),
    postmortem:
      learned === undefined
        ? null
        : {
            state: learned.state,
            lessons: plainBeginning(learned.lessons, LONGEST_LESSONS),
            actions: learned.actions,
            causes: learned.causes,
          },
  }
}

function compared(
  { title, kind, services, regions, everywhere }: IncidentSummaryView,
  learned: Learned | undefined,
  words: number,
): ComparedIncident {
  return { title, kind, services, regions, everywhere, causes: learned?.causes ?? [], words }
}
