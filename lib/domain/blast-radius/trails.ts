/** Works out by which ways faults reach accounts: what uses the service, what depends on it by design, what we declare. */
import { partitionOf } from '../partition'
import { GLOBAL_REGION } from '../region'
import { findDependency, homeOf, isUnplaced } from './dependencies'
import type { Fault, Trail, TrailEnd, TrailStep } from './facts'
import { byDesign, byNaming, byUsing, everyAccount, usersOfRegion } from './trail-steps'
import { workloadTrails } from './workload-trails'
import type { DeclaredWorkload } from './workloads'

/**
 * The ways of all faults, in the order of the faults; from one fault no two end alike. A fault of which AWS only told the
 * accounts that it names, and a fault without service and Region, have none.
 */
export function trailsOf(faults: readonly Fault[], workloads: readonly DeclaredWorkload[]): Trail[] {
  return faults.flatMap((fault, index) =>
    fault.infers
      ? [...designTrails(fault), ...workloadTrails(fault, workloads)].map(({ steps, end }) => ({
          fault: index,
          steps: [...byNaming(fault), ...steps],
          end,
        }))
      : [],
  )
}

/** The same text for the same end, whichever trail it is of. */
export function trailEndKey(end: TrailEnd): string {
  const { kind } = end
  if (kind === 'workload') return JSON.stringify([kind, end.workloadId, end.partition])
  if (kind === 'every') return JSON.stringify([kind, end.partition])
  if (kind === 'uses-region') return JSON.stringify([kind, end.region])
  return JSON.stringify([kind, end.service, end.region, end.partition])
}

/** Where the Region stands for nothing in particular, it is all Regions of the partition. */
function usesEnd(service: string, fault: Fault, isAnywhere: boolean): TrailEnd & { kind: 'uses' } {
  return { kind: 'uses', service, region: isAnywhere ? null : fault.region, partition: fault.partition }
}

function designTrails(fault: Fault): { steps: TrailStep[]; end: TrailEnd }[] {
  const { service, region } = fault
  if (service === null) return regionTrails(fault, [])
  const partition = fault.partition ?? partitionOf({ arn: null, region: region ?? GLOBAL_REGION })
  const entry = findDependency(service, region, partition)
  const isAnywhere = isUnplaced(region) || (entry?.reach === 'users' && entry.place === 'home')
  const uses = usesEnd(service, fault, isAnywhere)
  if (entry === null) return [{ steps: [byUsing(fault, uses.region)], end: uses }]
  const design = byDesign(entry, homeOf(entry, partition))
  switch (entry.reach) {
    case 'users':
      return [{ steps: [design, byUsing(fault, uses.region)], end: uses }]
    case 'every':
      return [{ steps: [design, everyAccount(fault, entry, partition)], end: { kind: 'every', partition } }]
    case 'region':
      return regionTrails(fault, [design])
    case 'organization':
      return [
        { steps: [byUsing(fault, uses.region)], end: uses },
        { steps: [byUsing(fault, uses.region, 'organization'), design], end: { ...uses, kind: 'organization' } },
      ]
  }
}

function regionTrails(fault: Fault, steps: TrailStep[]): { steps: TrailStep[]; end: TrailEnd }[] {
  const { region } = fault
  if (region === null || region === GLOBAL_REGION) return []
  return [{ steps: [...steps, usersOfRegion(fault, region)], end: { kind: 'uses-region', region } }]
}
