/** Reads how well an incident, or those of a period, were communicated. */
import 'server-only'
import { keptOverview } from '@/lib/db/kept-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { cadenceOf } from '@/lib/domain/communication/cadence'
import { whoKnew } from '@/lib/domain/communication/knowledge'
import { communicationSummary, type Scored } from '@/lib/domain/communication/summary'
import type { Instant } from '@/lib/domain/health-event'
import { readFigures } from '@/lib/impact/read-figures'
import { listCommunicationFacts } from '@/lib/incidents/read-communication'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import { listOutages } from '@/lib/outages/read'
import type { CommunicationView, ScorecardLine, ScorecardView } from './contract'
import { presentScorecard, presentScored, presentSummary } from './present'

type FiguresOf = Parameters<typeof readFigures>

/** Incidents that are read at once: others are answered in between. */
const BATCH = 1_000
/** How many incidents stand in the view of a period. */
const MOST_LINES = 200

/** Null where there is no such incident, it was merged into another, or the reader does not see it. @param now ms */
export async function findScorecard(
  incidentId: string,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<ScorecardView | null> {
  const [facts] = await listCommunicationFacts([incidentId], accounts)
  return facts === undefined ? null : presentScorecard(facts, now)
}

/**
 * The incidents of a period that match the filter, as a summary counts them: of 80,000 that takes seconds, and after a change
 * the last view is shown meanwhile.
 * @param now ms
 */
export function readCommunication(
  times: FiguresOf[0],
  filter: FiguresOf[1],
  accounts: VisibleAccounts,
  now: Instant,
): Promise<CommunicationView> {
  const key = `communication ${JSON.stringify([times, filter])} ${visibilityKey(accounts)}`
  return keptOverview(['events', 'incidents', 'accounts'], key, () => readView(times, filter, accounts, now))
}

async function readView(
  times: FiguresOf[0],
  filter: FiguresOf[1],
  accounts: VisibleAccounts,
  now: Instant,
): Promise<CommunicationView> {
  const ids = (await listIncidentIds(times, filter, accounts, now)).toSorted((a, b) => Number(a) - Number(b))
  const scored: Scored[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const facts of await listCommunicationFacts(ids.slice(start, start + BATCH), accounts)) {
      scored.push({ incidentId: facts.incidentId, knew: whoKnew(facts), cadence: cadenceOf(facts, now) })
    }
  }
  return { ...presentSummary(communicationSummary(scored), now), lines: await readLines(scored, accounts) }
}

/** The incidents that a summary of the same would count, but for those that are still to come. */
async function listIncidentIds(
  { from, to }: FiguresOf[0],
  filter: FiguresOf[1],
  accounts: VisibleAccounts,
  now: Instant,
): Promise<string[]> {
  const times = { from, to: Math.min(to ?? now, now) }
  if (from !== null && from >= times.to) return []
  // Whom outages touched is asked only where it matters.
  if (filter.team.length > 0 || filter.account.length > 0)
    return [...(await readFigures(times, filter, accounts, now)).incidentIds]
  const outages = await listOutages({ ...times, filter }, accounts)
  return [...new Set(outages.map(({ incidentId }) => incidentId))]
}

/** Latest start first; of those whose start is not known, the newest incident first, behind the others. */
async function readLines(scored: readonly Scored[], accounts: VisibleAccounts): Promise<ScorecardLine[]> {
  const startedAt = ({ knew }: Scored) => knew.start?.at ?? knew.known[0]?.at ?? 0
  const latest = scored
    .toSorted((a, b) => startedAt(b) - startedAt(a) || Number(b.incidentId) - Number(a.incidentId))
    .slice(0, MOST_LINES)
  const summaries = await listSummariesOf(
    latest.map(({ incidentId }) => incidentId),
    accounts,
  )
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  return latest.flatMap(({ incidentId, knew, cadence }) => {
    const summary = byId.get(incidentId)
    if (summary === undefined) return []
    const { title, severity, startedAt: begun } = summary
    return [{ ...presentScored(incidentId, knew, cadence), title, severity, startedAt: begun }]
  })
}
