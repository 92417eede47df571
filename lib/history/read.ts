/** Reads history: what services and Regions went through in a period, as AWS tells it and as it touched us. */
import 'server-only'
import { keptOverview } from '@/lib/db/kept-read'
import { inSlices } from '@/lib/db/slices'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { unitOf } from '@/lib/domain/history/cells'
import { type MeasuredBy, measureSteps } from '@/lib/domain/history/measures'
import { type PictureOf, pictureSteps, sideSteps, type Told } from '@/lib/domain/history/picture'
import { togetherSteps } from '@/lib/domain/history/together'
import type { Outage } from '@/lib/domain/impact/outage'
import type { Period } from '@/lib/domain/impact/period'
import { GLOBAL_REGION } from '@/lib/domain/region'
import type { ImpactFilter } from '@/lib/impact/filter'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import { listOutages } from '@/lib/outages/read'
import type { ComparedRegion, HistoryState, HistoryView } from './contract'
import { readNames } from './read-names'
import { readRecorded } from './read-recorded'
import { readTouched } from './read-touched'
import { daySteps } from './year-of-days'

/** @param now ms */
export function readHistory(
  state: HistoryState,
  period: Period,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<HistoryView> {
  return keptOverview(
    ['events', 'incidents', 'accounts'],
    `history ${JSON.stringify([period.key, period.zone, { ...state, period: null, allRows: null }])} ${visibilityKey(accounts)}`,
    () => readView(state, period, accounts, now),
  )
}

async function readView(
  { filter, compare, year }: HistoryState,
  period: Period,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<HistoryView> {
  const isCompared = compare.length > 0
  const sought = isCompared ? { ...filter, region: [...new Set([...compare, GLOBAL_REGION])] } : filter
  const [told, known] = await Promise.all([readTold(sought, period, accounts, now), readRecorded(now)])
  const of: PictureOf = {
    period,
    unit: unitOf(period),
    rowsBy: isCompared ? 'region' : 'service',
    first: compare,
    clock: filter.clock,
    known,
    now,
  }
  const picture = await inSlices(pictureSteps(told, of))
  const by = { clock: filter.clock, bounds: picture.cells.bounds, known: picture.known, now }
  const compared: ComparedRegion[] = []
  for (const region of isCompared ? sought.region : []) compared.push(await compareRegion(told, region, by))
  const longest = picture.declared.measures.longest.map(({ incidentId }) => incidentId)
  const [names, titles] = await Promise.all([readNames(namedServices(told, filter)), readTitles(longest, accounts)])
  return {
    asOf: now,
    picture,
    compared: compared.filter(
      ({ region, side }) => region !== GLOBAL_REGION || compare.includes(region) || side.trace.length > 0,
    ),
    days: await inSlices(daySteps(told, picture, of, year)),
    names,
    titles,
  }
}

/**
 * The outages that the filter lets through, and those of them that touched the accounts that the reader sees, or, where the
 * filter names teams or accounts, these.
 */
async function readTold(
  filter: ImpactFilter,
  { from, to }: { from: Instant; to: Instant },
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Told> {
  const declared = await inSlices(togetherSteps(await listOutages({ from, to, filter }, accounts)))
  return { declared, touched: await readTouched(declared, { from, to }, filter, accounts, now) }
}

async function readTitles(ids: readonly string[], accounts: VisibleAccounts): Promise<Record<string, string>> {
  const summaries = ids.length === 0 ? [] : await listSummariesOf(ids, accounts)
  return Object.fromEntries(summaries.map(({ id, title }) => [id, title]))
}

async function compareRegion({ declared, touched }: Told, region: string, by: MeasuredBy): Promise<ComparedRegion> {
  const ofRegion = (outages: readonly Outage[]) => outages.filter((outage) => outage.region === region)
  return {
    region,
    side: await inSlices(sideSteps(ofRegion(declared), by)),
    touched: touched === null ? null : await inSlices(measureSteps(ofRegion(touched), by)),
  }
}

function namedServices({ declared }: Told, { service }: ImpactFilter): string[] {
  return [...new Set([...service, ...declared.map((outage) => outage.service)])].filter((id) => id !== null)
}
