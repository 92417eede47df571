/** Reads a summary: what happened in a period, whom it touched, how people responded, and what was done afterwards. */
import 'server-only'
import { keptOverview } from '@/lib/db/kept-read'
import { breathe, isTired } from '@/lib/db/slices'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { REPEATS_WITHIN, repeatsOf } from '@/lib/domain/impact/letter-repeats'
import type { Period } from '@/lib/domain/impact/period'
import { readRecorded } from '@/lib/history/read-recorded'
import { listOutages } from '@/lib/outages/read'
import { isFilling } from '@/lib/outages/read-filling'
import type { ImpactView, IncidentLine } from './contract'
import { timeByIncident } from './figures'
import { type ImpactFilter, impactQuery } from './filter'
import { presentImpact, type ReadImpact } from './present-impact'
import { worstFirst } from './present-lines'
import { comparedPeriod, unrecorded } from './previous'
import { readFigures } from './read-figures'
import { readFollowUp } from './read-follow-up'
import { readLines, streamLines } from './read-lines'
import { readFilterNames } from './read-names'

/** How many incidents stand in a summary itself. */
const MOST_LINES = 40

/**
 * The summary of a period as far as the reader sees what it is made of. Shared by all readers who see the same; where it
 * takes long after a change, the last one is shown (`asOf`).
 * @param now ms
 */
export function readImpact(
  period: Period,
  filter: ImpactFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<ImpactView> {
  return keptOverview(
    ['events', 'incidents', 'accounts', 'postmortems', 'sources'],
    `impact ${impactQuery(period, filter)} ${visibilityKey(accounts)}`,
    () => readFreshImpact(period, filter, accounts, now),
  )
}

/** The same computed now, for what is sent or kept. @param now ms */
export async function readFreshImpact(
  period: Period,
  filter: ImpactFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<ImpactView> {
  return presentImpact(await readParts(period, filter, accounts, now))
}

/** All incidents of the summary, worst first, some at a time. @param now ms */
export async function* streamIncidentLines(
  period: Period,
  filter: ImpactFilter,
  accounts: VisibleAccounts,
  now: Instant,
): AsyncGenerator<IncidentLine[]> {
  const [figures, earlier] = await Promise.all([
    readFigures(period, filter, accounts, now),
    listEarlier(period, filter, accounts),
  ])
  const repeats = repeatsOf([...earlier, ...figures.outages], new Set(figures.incidentIds))
  const of = { figures, clock: filter.clock, repeats, now }
  yield* streamLines(worstFirst(of), of, accounts)
}

async function readParts(
  period: Period,
  filter: ImpactFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<ReadImpact> {
  const previous = comparedPeriod(period, now)
  const [figures, before, earlier, known, filling] = await Promise.all([
    readFigures(period, filter, accounts, now),
    readFigures(previous, filter, accounts, now),
    listEarlier(period, filter, accounts),
    readRecorded(now),
    isFilling(),
  ])
  if (isTired()) await breathe()
  const repeats = repeatsOf([...earlier, ...figures.outages], new Set(figures.incidentIds))
  const of = { figures, clock: filter.clock, repeats, now }
  if (isTired()) await breathe()
  const inOrder = worstFirst(of)
  if (isTired()) await breathe()
  const longest = longestOf(of)
  const services = new Set(figures.outages.flatMap(({ service }) => service ?? []))
  const ids = inOrder.slice(0, MOST_LINES)
  const [lines, others, names, followUp] = await Promise.all([
    readLines(ids, of, accounts),
    longest === null || ids.includes(longest) ? [] : readLines([longest], of, accounts),
    readFilterNames([...services], filter, accounts),
    readFollowUp(figures.incidentIds),
  ])
  const missing = { now: unrecorded(known, period, now), before: unrecorded(known, previous, now) }
  return {
    ...{ period, previous, filter, figures, before, repeats, lines, names, followUp, missing, now },
    longest: [...lines, ...others].find(({ id }) => id === longest) ?? null,
    isLimited: accounts !== null,
    isFilling: filling,
  }
}

/** Outages of the time before in which something may have happened that was repeated. */
function listEarlier({ from }: Period, filter: ImpactFilter, accounts: VisibleAccounts) {
  return listOutages({ from: from - REPEATS_WITHIN, to: from, filter }, accounts)
}

/** The incident of which the clock tells most time. */
function longestOf({ figures, clock, now }: Parameters<typeof worstFirst>[0]): string | null {
  const lengths = timeByIncident(figures.outages, clock, figures.times, now)
  let longest: string | null = null
  for (const [id, ms] of lengths) if (longest === null || ms > (lengths.get(longest) ?? 0)) longest = id
  return longest
}
