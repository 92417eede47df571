/** Reads everything that is known about who an incident touches, or would touch if something failed. */
import 'server-only'
import { keptOverview } from '@/lib/db/kept-read'
import { pool } from '@/lib/db/pool'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { BlastFacts, Fault, Trail } from '@/lib/domain/blast-radius/facts'
import { faultsOf, supposedFault } from '@/lib/domain/blast-radius/fault-spans'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import { spansOrMinute, wholeSpan } from '@/lib/domain/blast-radius/spans'
import { trailsOf } from '@/lib/domain/blast-radius/trails'
import { partitionOf } from '@/lib/domain/partition'
import { AppError } from '@/lib/errors'
import { listDeclaredWorkloads } from '@/lib/workloads/read'
import { listWorkloadAccounts } from '@/lib/workloads/read-accounts'
import { presentFacts } from './present-facts'
import { type UsageAnswer, usageQuestion } from './present-trails'
import { type Directory, readDirectory } from './read-directory'
import { findIncidentSource, getServiceName } from './read-fault-source'
import { listNamed } from './read-named'
import { listReports } from './read-reports'
import { readRegionUsers, readUsedPlaces } from './read-usage'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Usage that was last seen longer ago than this, before the moment that counts, is stale; in ms. */
export const USAGE_LASTS_MS = 30 * DAY_MS

/** When usage must have been seen at the earliest to count as fresh at a moment, in ms: to the hour, so that readers share it. */
export function freshFrom(moment: number): number {
  return Math.floor((moment - USAGE_LASTS_MS) / HOUR_MS) * HOUR_MS
}

/** What a change of any of these may move. */
const TOPICS = ['events', 'incidents', 'accounts'] as const

/**
 * The facts of an incident, merges followed, as far as the reader may see them; shared by all who see the same.
 * @throws AppError NOT_FOUND, also where the incident may not be seen
 */
export async function getBlastFacts(id: string, accounts: VisibleAccounts): Promise<BlastFacts> {
  const number = /^\d{1,18}$/.test(id) ? String(BigInt(id)) : null
  const read = () => (number === null ? null : findBlastFacts(number, accounts, Date.now()))
  const facts = await keptOverview(TOPICS, `blast facts ${number} ${visibilityKey(accounts)}`, async () => read())
  if (facts === null) throw new AppError('NOT_FOUND', `There is no incident ${id.slice(0, 40)}.`)
  return facts
}

/** As getBlastFacts, read afresh; null where there is no such incident. `now` in ms. */
export async function findBlastFacts(id: string, accounts: VisibleAccounts, now: number): Promise<BlastFacts | null> {
  const source = await findIncidentSource(id, accounts)
  if (source === null) return null
  const { faults, events } = faultsOf(source)
  const { startedAt, endedAt } = source.told
  const failed = [...faults, ...events].map(({ spans }) => spans)
  const [told = [startedAt, null] as const] = spansOrMinute([[startedAt, endedAt]], startedAt)
  const period = wholeSpan(failed) ?? told
  const [reach, named, reports] = await Promise.all([
    readReach(faults, period[1] ?? now),
    listNamed(events.map((event) => event.id)),
    listReports(source.members, accounts),
  ])
  const parts = { faults, ...reach, events, named, reports, period, now }
  return presentFacts({ ...parts, incidentId: source.id, visible: accounts, isSupposed: false })
}

/**
 * The facts of an incident that did not happen: the service fails in the Region (null: wherever) from now on. `global` is
 * taken for that of the partition aws, and `multipleservices` for everything in the Region.
 */
export function whatIfFacts(service: string, region: string | null, accounts: VisibleAccounts): Promise<BlastFacts> {
  const key = `what if ${service} ${region} ${visibilityKey(accounts)}`
  return keptOverview('accounts', key, async () => {
    const now = Date.now()
    const serviceName = await getServiceName(service)
    const partition = region === null ? null : partitionOf({ arn: null, region })
    const supposed =
      service === MULTIPLE_SERVICES ? { service: null, serviceName: 'Everything' } : { service, serviceName }
    const faults = [supposedFault({ ...supposed, region, partition }, now)]
    const parts = { faults, ...(await readReach(faults, now)), events: [], named: [], reports: [], now }
    const period = [now, null] as const
    return presentFacts({ ...parts, period, incidentId: null, visible: accounts, isSupposed: true })
  })
}

/** How far faults reach. @param moment the one that counts for how old usage may be, in ms */
async function readReach(faults: readonly Fault[], moment: number) {
  const [workloads, directory] = await Promise.all([listDeclaredWorkloads(), readDirectory()])
  const trails = trailsOf(faults, workloads)
  return { trails, directory, usage: await readUsage(trails, directory, moment) }
}

async function readUsage(trails: readonly Trail[], directory: Directory, moment: number): Promise<UsageAnswer> {
  const { places, regions, workloadIds } = usageQuestion(trails, directory.regions)
  const ids = directory.accounts.map(({ id }) => id)
  const [used, regionUsers, workloads] = await Promise.all([
    readUsedPlaces(places, freshFrom(moment)),
    readRegionUsers(regions, ids, freshFrom(moment)),
    workloadIds.length === 0 ? new Map<string, string[]>() : listWorkloadAccounts(pool(), workloadIds),
  ])
  return { places, used, regionUsers, workloads }
}
