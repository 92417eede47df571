/** Who depends on what by AWS's own design: a small catalogue of control planes and identity services, with its sources. */
import { homeRegion } from '../partition'
import { GLOBAL_REGION } from '../region'
import { CONSOLES_AND_SUPPORT } from './dependencies-consoles'
import { IDENTITY_AND_ACCOUNTS } from './dependencies-identity'
import { NETWORK } from './dependencies-network'
import type { Dependency } from './dependency'

/** Changes with every change of the catalogue's meaning: figures of two versions need not agree. */
export const CATALOGUE_VERSION = '2026-11-23'

/** The whole catalogue. */
export const DEPENDENCIES: readonly Dependency[] = [...IDENTITY_AND_ACCOUNTS, ...CONSOLES_AND_SUPPORT, ...NETWORK]

const BY_SERVICE = new Map<string, Dependency[]>()
for (const entry of DEPENDENCIES)
  for (const service of entry.services) BY_SERVICE.set(service, [...(BY_SERVICE.get(service) ?? []), entry])

/** The Region of a service's control plane in a partition; null where the catalogue knows none. */
export function controlPlaneRegion(service: string, partition: string): string | null {
  const entry = BY_SERVICE.get(service)?.find(({ place }) => place === 'home')
  return entry === undefined ? null : homeOf(entry, partition)
}

/**
 * The entry that holds where a service fails in a Region (`global` and null: none in particular) of a partition; null
 * where whoever uses it there is all that the catalogue can tell.
 */
export function findDependency(service: string, region: string | null, partition: string): Dependency | null {
  return BY_SERVICE.get(service)?.find((entry) => holds(entry, region, partition)) ?? null
}

/** The entry's control-plane Region in a partition; null where it is not known. */
export function homeOf({ controlPlanes, place }: Dependency, partition: string): string | null {
  if (place !== 'home') return null
  if (controlPlanes === null) return homeRegion(partition)
  return Object.hasOwn(controlPlanes, partition) ? (controlPlanes[partition] ?? null) : null
}

/** Whether a place is no Region in particular. */
export function isUnplaced(region: string | null): boolean {
  return region === null || region === GLOBAL_REGION
}

function holds(entry: Dependency, region: string | null, partition: string): boolean {
  if (entry.place === 'any') return true
  if (entry.place === 'unplaced') return isUnplaced(region)
  if (entry.place === 'home') return isUnplaced(region) || region === homeOf(entry, partition)
  return !isUnplaced(region)
}
