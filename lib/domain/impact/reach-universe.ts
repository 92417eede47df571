/** Whom trails can end at: the accounts that count, and which of them use what; and where a fault's trails end among them. */
import type { Fault, TrailEnd } from '@/lib/domain/blast-radius/facts'
import { restsOnUsage } from '@/lib/domain/blast-radius/trail-end'
import { trailEndKey, trailsOf } from '@/lib/domain/blast-radius/trails'
import type { DeclaredWorkload } from '@/lib/domain/blast-radius/workloads'
import { partitionOf } from '../partition'
import { GLOBAL_REGION } from '../region'

/** What of a fault decides whom it reaches. */
export type FaultPlace = Pick<Fault, 'service' | 'region' | 'partition' | 'isAccountEvent' | 'infers'>

/** An account as far as trails go. */
export interface UniverseAccount {
  /** 12 digits. */
  id: string
  partition: string
  /** Of its organization or stand-alone account; null: a file alone named it. */
  connectionId: string | null
  /** It left, or is suspended or closed: nothing is inferred of it. */
  isGone: boolean
  /** Nothing but AWS Health ever told what it uses. */
  usageUnknown: boolean
}

/** Positions are those in `accounts`; lists of them are in order, each once. */
export interface ReachUniverse {
  accounts: readonly UniverseAccount[]
  /** By service and Region (`global` included), who uses it there. */
  users: ReadonlyMap<string, ReadonlyMap<string, Positions>>
  /** By workload, in which accounts it runs. */
  workloadAccounts: ReadonlyMap<string, Positions>
  workloads: readonly DeclaredWorkload[]
}

export type Positions = Uint32Array

/** Whom faults reach. */
export interface Reach {
  positions: Positions
  /** Whether a way leads anywhere at all, whoever uses what. */
  canReach: boolean
  /** Whether more might be reached if it were known what accounts use. */
  restsOnUsage: boolean
  /** Partitions in which something fails; null stands for all. */
  partitions: ReadonlySet<string | null>
}

/** Finds whom faults reach: accounts at which one of their trails ends and that count. The same ends are the same list. */
export function reachFinder(universe: ReachUniverse): (faults: readonly FaultPlace[]) => Reach {
  const isGone = Uint8Array.from(universe.accounts, (account) => (account.isGone ? 1 : 0))
  const known = new Map<string, Positions>()
  const remember = (key: string, find: () => Positions) => {
    const positions = known.get(key) ?? find()
    known.set(key, positions)
    return positions
  }
  return (faults) => {
    const trails = trailsOf(faults.map(faultAt), universe.workloads)
    const ends = new Map(trails.map(({ end }) => [trailEndKey(end), end] as const))
    const positions = remember([...ends.keys()].toSorted().join(), () => {
      const lists = [...ends].map(([key, end]) =>
        remember(key, () => positionsAt(end, universe).filter((at) => isGone[at] === 0)),
      )
      return unionOf(lists, universe.accounts.length)
    })
    return {
      positions,
      canReach: ends.size > 0,
      restsOnUsage: [...ends.values()].some(restsOnUsage),
      partitions: new Set(faults.map(({ partition }) => partition)),
    }
  }
}

/** The accounts at which a trail ends, as endsAt of lib/domain/blast-radius says it of each; gone ones are among them. */
export function positionsAt(end: TrailEnd, universe: ReachUniverse): Positions {
  switch (end.kind) {
    case 'uses':
      return usersOf(end, universe)
    case 'uses-region':
      return usersOfRegion(end.region, universe)
    case 'every':
      return positionsWhere(universe, ({ partition }) => partition === end.partition)
    case 'organization':
      return organizationsOf(usersOf(end, universe), universe)
    case 'workload': {
      const { partition } = end
      const runsIn = universe.workloadAccounts.get(end.workloadId) ?? NOBODY
      return partition === null ? runsIn : runsIn.filter((at) => universe.accounts[at]?.partition === partition)
    }
  }
}

/** All positions of the lists, in order, each once. `size`: one more than the last position can be. */
function unionOf(lists: readonly Positions[], size: number): Positions {
  const [first = NOBODY] = lists
  if (lists.length < 2) return first
  const marks = new Uint8Array(size)
  let count = 0
  for (const list of lists)
    for (const at of list)
      if (marks[at] === 0) {
        marks[at] = 1
        count += 1
      }
  const union = new Uint32Array(count)
  let next = 0
  for (let at = 0; at < size; at += 1) if (marks[at] === 1) union[next++] = at
  return union
}

const NOBODY: Positions = new Uint32Array(0)

/** Trails go by these facts alone; what else a fault has is for people to read. */
function faultAt(place: FaultPlace): Fault {
  return { ...place, eventId: null, via: 'event', serviceName: '', spans: [] }
}

function usersOf(
  { service, region, partition }: { service: string; region: string | null; partition: string | null },
  universe: ReachUniverse,
): Positions {
  const regions = universe.users.get(service)
  if (regions === undefined) return NOBODY
  if (region !== null) return regions.get(region) ?? NOBODY
  const lists = [...regions].map(([used, positions]) => {
    if (partition === null) return positions
    if (used !== GLOBAL_REGION) return partitionOf({ arn: null, region: used }) === partition ? positions : NOBODY
    return positions.filter((at) => universe.accounts[at]?.partition === partition)
  })
  return unionOf(lists, universe.accounts.length)
}

function usersOfRegion(region: string, { users, accounts }: ReachUniverse): Positions {
  const lists = [...users.values()].flatMap((regions) => regions.get(region) ?? [])
  return unionOf(lists, accounts.length)
}

/** Accounts that are gone tell nothing about what their organization uses. */
function organizationsOf(positions: Positions, universe: ReachUniverse): Positions {
  const using = new Set<string>()
  for (const at of positions) {
    const account = universe.accounts[at]
    if (account?.isGone === false && account.connectionId !== null) using.add(account.connectionId)
  }
  return positionsWhere(universe, ({ connectionId }) => connectionId !== null && using.has(connectionId))
}

function positionsWhere({ accounts }: ReachUniverse, holds: (account: UniverseAccount) => boolean): Positions {
  return Uint32Array.from(accounts.flatMap((account, at) => (holds(account) ? [at] : [])))
}
