/** Puts together what is known about who an incident touches, as far as a reader may see it. */
import type { VisibleAccounts } from '@/lib/db/visibility'
import { CATALOGUE_VERSION } from '@/lib/domain/blast-radius/dependencies'
import type {
  BlastAccount,
  BlastEvent,
  BlastFacts,
  BlastUnit,
  Fault,
  Span,
  Trail,
} from '@/lib/domain/blast-radius/facts'
import { accountWeight } from '@/lib/domain/blast-radius/weight'
import { type TrailsOfAccount, trailFinder, type UsageAnswer } from './present-trails'
import type { Directory, DirectoryAccount } from './read-directory'
import type { NamedAccount } from './read-named'
import type { ReportOfAccount } from './read-reports'

/** Everything that was read. What tells of accounts is whole, whoever asks. */
export interface FactParts {
  incidentId: string | null
  /** From the first moment at which anything failed to the last. */
  period: Span
  /** ms */
  now: number
  faults: readonly Fault[]
  trails: readonly Trail[]
  events: readonly BlastEvent[]
  directory: Directory
  usage: UsageAnswer
  named: readonly NamedAccount[]
  reports: readonly ReportOfAccount[]
  /** The accounts that the reader may see; null: all. */
  visible: VisibleAccounts
  /** A dry run asks only about accounts of the directory. */
  isSupposed: boolean
}

/** The facts of the accounts that the reader may see, and of no others. */
export function presentFacts(parts: FactParts): BlastFacts {
  const { incidentId, period, now, faults, events, directory } = parts
  const trails = listOwnTrails(parts)
  const [from, to] = period
  const own = listOwn(parts)
  const indices = indicesOf(own, directory)
  const trailsOf = trailFinder(trails, directory, parts.usage)
  const named = new Map(parts.named.map((account) => [account.id, account]))
  const reports = new Map(parts.reports.map((report) => [report.accountId, report]))
  const concerns = partitionsOf(faults)
  const accounts = own.map((account): BlastAccount => {
    const { id, environment, criticality } = account
    const at = named.get(id)
    const reached = account.isGone || !directory.byId.has(id) ? NOWHERE : trailsOf(account)
    return {
      id,
      name: account.name,
      status: account.status,
      isGone: account.isGone,
      unit: account.unitId === null ? null : (indices.units.get(account.unitId) ?? null),
      teams: account.teamIds.flatMap((team) => indices.teams.get(team) ?? []),
      environment: environment === null ? null : (indices.environments.get(environment) ?? null),
      criticality,
      weight: accountWeight(environment, criticality),
      usageUnknown: account.usageUnknown && concerns(account.partition),
      named: at?.events.map(({ place, addedAt }) => [place, addedAt ?? startOf(events[place], from)] as const) ?? [],
      trails: reached.trails,
      staleTrails: reached.staleTrails,
      report: reportOf(reports.get(id)),
      entities: at?.entities ?? 0,
      impairedEntities: at?.impairedEntities ?? 0,
    }
  })
  const { unitList: units, teamList: teams, environmentList: environments } = indices
  const catalogue = CATALOGUE_VERSION
  return { incidentId, from, to, asOf: now, catalogue, faults, trails, events, units, teams, environments, accounts }
}

/** Whether anything fails in a partition: what accounts of another one use does not matter. */
function partitionsOf(faults: readonly Fault[]): (partition: string) => boolean {
  const hit = new Set(faults.map(({ partition }) => partition))
  return (partition) => hit.has(null) || hit.has(partition)
}

const NOWHERE: TrailsOfAccount = { trails: [], staleTrails: [] }

/** All but those that end at workloads of others alone: their names tell what others run. */
function listOwnTrails({ trails, usage, visible }: FactParts): readonly Trail[] {
  if (visible === null) return trails
  const sees = new Set(visible)
  return trails.filter(
    ({ end }) => end.kind !== 'workload' || usage.workloads.get(end.workloadId)?.some((id) => sees.has(id)),
  )
}

function startOf(event: BlastEvent | undefined, otherwise: number): number {
  return event?.spans[0]?.[0] ?? otherwise
}

function reportOf(report: ReportOfAccount | undefined): BlastAccount['report'] {
  if (report === undefined) return null
  const { accountId: _, ...said } = report
  return said
}

/** By id: whoever counts, and of the others those that AWS or a person named. */
function listOwn({ directory, named, reports, visible, isSupposed }: FactParts): DirectoryAccount[] {
  const mentioned = new Set([...named.map(({ id }) => id), ...reports.map(({ accountId }) => accountId)])
  const strangers = [...mentioned].filter((id) => !directory.byId.has(id)).map(strangerOf)
  const counted = directory.accounts.filter(
    ({ id, isGone, status }) => mentioned.has(id) || !(isGone || (isSupposed && status === null)),
  )
  const sees = visible === null ? null : new Set(visible)
  const own = sees === null ? [...counted, ...strangers] : [...counted, ...strangers].filter(({ id }) => sees.has(id))
  return strangers.length === 0 ? own : own.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** An account of which nothing is known but that somebody named it. */
function strangerOf(id: string): DirectoryAccount {
  return {
    ...{ id, name: null, status: null, isGone: false, connectionId: null, partition: 'aws', unitId: null },
    ...{ teamIds: [], environment: null, criticality: null, usageUnknown: false },
  }
}

/** Units, teams and environments of these accounts, and where each stands in its list. */
function indicesOf(accounts: readonly DirectoryAccount[], directory: Directory) {
  const unitList = unitsOf(accounts, directory)
  const owning = new Set(accounts.flatMap(({ teamIds }) => teamIds))
  const teamList = directory.teams.filter(({ id }) => owning.has(id))
  const environmentList = [...new Set(accounts.flatMap(({ environment }) => environment ?? []))].sort()
  return {
    ...{ unitList, teamList, environmentList },
    units: indexOf(unitList.map(({ id }) => id)),
    teams: indexOf(teamList.map(({ id }) => id)),
    environments: indexOf(environmentList),
  }
}

function indexOf(values: readonly string[]): Map<string, number> {
  return new Map(values.map((value, index) => [value, index]))
}

/** The units of these accounts and all above them, those above first. */
function unitsOf(accounts: readonly DirectoryAccount[], { units }: Directory): BlastUnit[] {
  const places = new Map<string, number>()
  const list: BlastUnit[] = []
  const place = (id: string | null): number | null => {
    const unit = id === null ? undefined : units.get(id)
    if (id === null || unit === undefined) return null
    const known = places.get(id)
    if (known !== undefined) return known
    const parent = place(unit.parentId)
    places.set(id, list.length)
    return list.push({ id, name: unit.name, parent }) - 1
  }
  for (const { unitId } of accounts) place(unitId)
  return list
}
