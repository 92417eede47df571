/** Finds the accounts at which trails end, from what is known of who uses what. */
import type { Trail, TrailEnd } from '@/lib/domain/blast-radius/facts'
import { trailEndKey } from '@/lib/domain/blast-radius/trails'
import { partitionOf } from '@/lib/domain/partition'
import { GLOBAL_REGION } from '@/lib/domain/region'
import type { Directory, DirectoryAccount } from './read-directory'
import type { Place, RegionUsers, UsedPlaces } from './read-usage'

/** What has to be known of usage to say where trails end. */
export interface UsageQuestion {
  places: Place[]
  regions: string[]
  workloadIds: string[]
}

/** What was found out about it. */
export interface UsageAnswer {
  places: readonly Place[]
  used: ReadonlyMap<string, UsedPlaces>
  regionUsers: ReadonlyMap<string, RegionUsers>
  /** Ids of accounts by id of the workload. */
  workloads: ReadonlyMap<string, readonly string[]>
}

/** @param regions all in which anything is used */
export function usageQuestion(trails: readonly Trail[], regions: readonly string[]): UsageQuestion {
  const ends = distinctEnds(trails)
  const places = ends.flatMap((end) => placesOf(end, regions))
  const byKey = new Map(places.map((place) => [keyOf(place), place]))
  return {
    places: [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place),
    regions: ends.flatMap((end) => (end.kind === 'uses-region' ? end.region : [])).sort(),
    workloadIds: ends.flatMap((end) => (end.kind === 'workload' ? end.workloadId : [])).sort(),
  }
}

/** The trails that end at an account, in order; and those of them that rest on usage seen too long ago. */
export interface TrailsOfAccount {
  trails: number[]
  staleTrails: number[]
}

type Found = 'fresh' | 'stale' | null
type Finder = (account: DirectoryAccount) => Found

/** Tells for any account which trails end at it; never asked for accounts that are gone. */
export function trailFinder(
  trails: readonly Trail[],
  directory: Directory,
  answer: UsageAnswer,
): (account: DirectoryAccount) => TrailsOfAccount {
  const places = new Map<string, number>()
  const finders: Finder[] = []
  const endOf = trails.map(({ end }) => {
    const key = trailEndKey(end)
    const place = places.get(key) ?? finders.push(finderOf(end, directory, answer)) - 1
    places.set(key, place)
    return place
  })
  // Thousands of accounts use the same: they share one list.
  const lists = new Map<string, TrailsOfAccount>()
  return (account) => {
    let found = ''
    for (const find of finders) found += DIGITS[find(account) ?? 'none']
    const known = lists.get(found) ?? listsOf(endOf, found)
    lists.set(found, known)
    return known
  }
}

const DIGITS = { none: '0', fresh: '1', stale: '2' } as const

/** @param found a digit for each end */
function listsOf(endOf: readonly number[], found: string): TrailsOfAccount {
  const of: TrailsOfAccount = { trails: [], staleTrails: [] }
  for (const [trail, end] of endOf.entries()) {
    if (found[end] !== DIGITS.none) of.trails.push(trail)
    if (found[end] === DIGITS.stale) of.staleTrails.push(trail)
  }
  return of
}

function finderOf(end: TrailEnd, directory: Directory, answer: UsageAnswer): Finder {
  switch (end.kind) {
    case 'every':
      return ({ partition }) => (partition === end.partition ? 'fresh' : null)
    case 'workload': {
      const accounts = new Set(answer.workloads.get(end.workloadId))
      const isOpen = (partition: string) => end.partition === null || end.partition === partition
      return ({ id, partition }) => (accounts.has(id) && isOpen(partition) ? 'fresh' : null)
    }
    case 'uses-region': {
      const users = answer.regionUsers.get(end.region)
      return ({ id }) => {
        const use = users?.get(id)
        return use === undefined ? null : use.isStale ? 'stale' : 'fresh'
      }
    }
    case 'uses':
      return userFinder(end, directory, answer)
    case 'organization':
      return organizationFinder(userFinder(end, directory, answer), directory)
  }
}

/** Usage without a Region counts where the account is of the partition. */
function userFinder(
  end: TrailEnd & { kind: 'uses' | 'organization' },
  directory: Directory,
  answer: UsageAnswer,
): Finder {
  const asked = new Set(placesOf(end, directory.regions).map(keyOf))
  const wanted = answer.places.flatMap((place, index) => {
    const isPartitionOpen = end.region === null && end.partition !== null && place.region === GLOBAL_REGION
    return asked.has(keyOf(place)) ? [{ index, partition: isPartitionOpen ? end.partition : null }] : []
  })
  return ({ id, partition }) => {
    const used = answer.used.get(id)
    if (used === undefined) return null
    let found: Found = null
    for (const place of wanted) {
      if (place.partition !== null && place.partition !== partition) continue
      if (used.fresh?.[place.index] === '1') return 'fresh'
      if (used.stale?.[place.index] === '1') found = 'stale'
    }
    return found
  }
}

/** Accounts that are gone tell nothing about what their organization uses. */
function organizationFinder(find: Finder, { accounts }: Directory): Finder {
  const organizations = new Map<string, Found>()
  for (const account of accounts) {
    const { connectionId, isGone } = account
    if (connectionId === null || isGone || organizations.get(connectionId) === 'fresh') continue
    const found = find(account)
    if (found !== null) organizations.set(connectionId, found)
  }
  return ({ connectionId }) => (connectionId === null ? null : (organizations.get(connectionId) ?? null))
}

function placesOf(end: TrailEnd, regions: readonly string[]): Place[] {
  if (end.kind !== 'uses' && end.kind !== 'organization') return []
  const { service, region, partition } = end
  if (region !== null) return [{ service, region }]
  const inPartition = (id: string) =>
    partition === null || id === GLOBAL_REGION || partitionOf({ arn: null, region: id }) === partition
  return regions.filter(inPartition).map((id) => ({ service, region: id }))
}

function distinctEnds(trails: readonly Trail[]): TrailEnd[] {
  return [...new Map(trails.map(({ end }) => [trailEndKey(end), end])).values()]
}

function keyOf({ service, region }: Place): string {
  return `${service} ${region}`
}
