/** Whether a trail ends at an account, from what is known of that account alone. */
import { partitionOf } from '../partition'
import { GLOBAL_REGION } from '../region'
import type { TrailEnd } from './facts'

/** Regions (`global` included) by service. */
export type UsedRegions = ReadonlyMap<string, ReadonlySet<string>>

/** What of an account decides about trails. */
export interface TrailPlace {
  partition: string
  uses: UsedRegions
  /** Of all accounts of its organization; empty where it belongs to none. */
  organizationUses: UsedRegions
  /** Regions in which it uses anything at all. */
  regions: ReadonlySet<string>
  /** Ids of the workloads that run in it. */
  workloads: ReadonlySet<string>
}

/** Whether the trail that ends so ends at the account. */
export function endsAt(end: TrailEnd, place: TrailPlace): boolean {
  switch (end.kind) {
    case 'uses':
      return usesThere(place.uses.get(end.service), end, place.partition)
    case 'uses-region':
      return place.regions.has(end.region)
    case 'every':
      return place.partition === end.partition
    case 'organization':
      return usesThere(place.organizationUses.get(end.service), end, place.partition)
    case 'workload':
      return place.workloads.has(end.workloadId) && (end.partition === null || end.partition === place.partition)
  }
}

function usesThere(
  used: ReadonlySet<string> | undefined,
  { region, partition }: { region: string | null; partition: string | null },
  own: string,
): boolean {
  if (used === undefined) return false
  if (region !== null) return used.has(region)
  return partition === null || [...used].some((each) => partitionAt(each, own) === partition)
}

/** A usage's partition: its Region's; of what is used nowhere in particular, the account's. */
function partitionAt(region: string, own: string): string {
  return region === GLOBAL_REGION ? own : partitionOf({ arn: null, region })
}
