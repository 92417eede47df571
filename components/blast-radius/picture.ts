/** What the page shows of the facts of a blast radius, the same on the server and in the browser. */

import type { BlastView } from '@/lib/blast-radius/filter'
import type { AccountReport, BlastFacts, Certainty, Criticality } from '@/lib/domain/blast-radius/facts'
import { type Counts, countsOf, entitiesOf, type Group, groupsOf, weightOf } from '@/lib/domain/blast-radius/figures'
import { filterAccounts, NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { certaintyOf, TOUCH, touchesAt, whyTouched } from '@/lib/domain/blast-radius/moment'
import { ownersToTell } from '@/lib/domain/blast-radius/notify'
import { type FaultPath, faultPath } from './fault-path'

/** A touched account as a row of the table. */
export interface AccountRow {
  id: string
  /** Null: the directory does not know it. */
  name: string | null
  status: string | null
  teams: string[]
  environment: string | null
  criticality: Criticality | null
  certainty: Certainty
  /** Names of what failed that it is touched through, the first ones. */
  services: string[]
  serviceCount: number
  /** Resources that AWS named, and those of them that it does not call well. */
  entities: number
  impairedEntities: number
  /** All that it rests on is usage that was last seen too long ago. */
  stale: boolean
}

/** A team that has to be told, or nobody. */
export interface OwnerRow {
  team: { id: string; name: string } | null
  confirmed: number
  reported: number
  inferred: number
  accounts: number
}

/** An account that a person says was not touched. */
export interface ClearedRow {
  id: string
  name: string | null
  /** AWS names it all the same. */
  disputed: boolean
  report: AccountReport
}

/** All of the page that depends on the moment and the filter. */
export interface BlastPicture {
  counts: Counts
  /** Per thousand. */
  weight: number
  entities: number
  path: FaultPath
  /** By account: how many rows the filter leaves. */
  rowCount: number
  /** By anything else but resources. */
  groups: Group[]
  owners: OwnerRow[]
  cleared: ClearedRow[]
  /** Something in it names accounts, or may be used by some. */
  isTraceable: boolean
  /** Something failed at the moment. */
  isDuring: boolean
  /** ms; `to` null: it goes on. */
  from: number
  to: number | null
  asOf: number
  catalogue: string
}

/** What the server draws: the first rows are in it. */
export interface FirstPicture extends BlastPicture {
  rows: AccountRow[]
}

/** The moment of a view, in ms. */
export function momentOf({ at }: Pick<BlastView, 'at'>): number | null {
  return at === null ? null : Date.parse(at)
}

/** Indices of the accounts that a view lists; none where it lists something else. */
export function listedAccounts(facts: BlastFacts, touches: Uint8Array, view: BlastView): number[] {
  return view.by === 'account' ? filterAccounts(facts, touches, view.filter, momentOf(view)) : []
}

/** `touches` at the moment of the view; `listed` by listedAccounts. */
export function pictureOf(
  facts: BlastFacts,
  touches: Uint8Array,
  view: BlastView,
  listed: readonly number[],
): BlastPicture {
  const at = momentOf(view)
  const { from, to, asOf, catalogue, events, trails } = facts
  const path = faultPath(facts, at)
  return {
    counts: countsOf(facts, touches),
    weight: weightOf(facts, touches),
    entities: entitiesOf(facts, touches),
    path,
    rowCount: listed.length,
    groups: view.by === 'account' || view.by === 'entity' ? [] : groupsOf(facts, touches, view.by, view.filter, at),
    owners: ownersToTell(facts, touches).map((owner) => ({ ...owner, accounts: owner.accounts.length })),
    cleared: clearedRows(facts, touches),
    isTraceable: events.length > 0 || trails.length > 0,
    isDuring: path.failed.length + path.named.length > 0,
    ...{ from, to, asOf, catalogue },
  }
}

/** The picture with its first `count` rows. */
export function firstPicture(facts: BlastFacts, view: BlastView, count: number): FirstPicture {
  const at = momentOf(view)
  const touches = touchesAt(facts, at)
  const listed = listedAccounts(facts, touches, view)
  const rows = listed.slice(0, count).flatMap((index) => accountRow(facts, touches, index, at) ?? [])
  return { ...pictureOf(facts, touches, view, listed), rows }
}

/** Whether a view hides accounts. */
export function isFiltered({ filter }: BlastView): boolean {
  return JSON.stringify(filter) !== JSON.stringify(NO_FILTER)
}

/** Names in a cell. */
const SERVICES_SHOWN = 3

/** The row of the account with that index; null where it is not touched. */
export function accountRow(
  facts: BlastFacts,
  touches: Uint8Array,
  index: number,
  at: number | null,
): AccountRow | null {
  const account = facts.accounts[index]
  const certainty = certaintyOf(touches[index] ?? 0)
  if (account === undefined || certainty === null) return null
  const { id, name, status, criticality, entities, impairedEntities } = account
  const { named, trails } = whyTouched(facts, account, at)
  const services = serviceNames(facts, named, trails)
  return {
    ...{ id, name, status, criticality, certainty, entities, impairedEntities },
    teams: account.teams.flatMap((team) => facts.teams[team]?.name ?? []),
    environment: account.environment === null ? null : (facts.environments[account.environment] ?? null),
    services: services.slice(0, SERVICES_SHOWN),
    serviceCount: services.length,
    stale: certainty === 'inferred' && trails.every((trail) => account.staleTrails.includes(trail)),
  }
}

/** What AWS named the account for comes first; no name twice. */
function serviceNames(facts: BlastFacts, named: readonly number[], trails: readonly number[]): string[] {
  const names = [
    ...named.flatMap((event) => facts.events[event]?.serviceName ?? []),
    ...trails.flatMap((trail) => facts.faults[facts.trails[trail]?.fault ?? -1]?.serviceName ?? []),
  ]
  return [...new Set(names)]
}

function clearedRows(facts: BlastFacts, touches: Uint8Array): ClearedRow[] {
  return facts.accounts.flatMap(({ id, name, report }, index) => {
    if (report?.verdict !== 'clear') return []
    return [{ id, name, report, disputed: touches[index] === TOUCH.confirmed }]
  })
}
