/** The ways of a fault through the company's own workloads: what depends on the service, and what depends on that. */
import { controlPlaneRegion, isUnplaced } from './dependencies'
import type { Fault, TrailEnd, TrailStep } from './facts'
import { concluded, placeWords } from './trail-steps'
import { byName, type DeclaredWorkload, dependentsOf, type WorkloadNeed } from './workloads'

interface Way {
  workload: DeclaredWorkload
  steps: TrailStep[]
  /** Null: it counts wherever the workload runs, for what it depends on is declared with its Region. */
  partition: string | null
}

/** One way to each workload that the fault reaches, the shortest; where several are, the first by name. */
export function workloadTrails(
  fault: Fault,
  workloads: readonly DeclaredWorkload[],
): { steps: TrailStep[]; end: TrailEnd }[] {
  const ways = new Map<string, Way>()
  const queue: Way[] = []
  const reach = (way: Way) => {
    if (ways.has(way.workload.id)) return
    ways.set(way.workload.id, way)
    queue.push(way)
  }
  const inOrder = workloads.toSorted(byName)
  for (const isPlaced of [true, false])
    for (const workload of inOrder) {
      const need = workload.dependencies.find((each) => (each.region !== null) === isPlaced && isHit(each, fault))
      const partition = isPlaced ? null : fault.partition
      if (need !== undefined) reach({ workload, steps: [serviceStep(workload, need, fault)], partition })
    }
  if (queue.length === 0) return []
  const dependents = dependentsOf(workloads)
  for (let way = queue.shift(); way !== undefined; way = queue.shift())
    for (const next of dependents.get(way.workload.id) ?? [])
      reach({ ...way, workload: next, steps: [...way.steps, workloadStep(next, way.workload)] })
  return [...ways.values()].map(({ workload, steps, partition }) => ({
    steps: [...steps, runsIn(workload)],
    end: { kind: 'workload', workloadId: workload.id, partition },
  }))
}

function isHit({ service, region }: WorkloadNeed, fault: Fault): boolean {
  if (service === null) return false
  if (fault.service === null) return region !== null && region === fault.region
  if (service !== fault.service) return false
  if (region === null || region === fault.region || isUnplaced(fault.region)) return true
  return fault.region === controlPlaneRegion(service, fault.partition ?? 'aws')
}

function serviceStep(workload: DeclaredWorkload, need: WorkloadNeed, fault: Fault): TrailStep {
  const what = fault.service === null ? (need.service ?? fault.serviceName) : fault.serviceName
  const where = need.region === null ? '' : placeWords(need.region)
  return declared(workload, `${what}${where}`, need.note, concluded(fault))
}

function workloadStep(workload: DeclaredWorkload, on: DeclaredWorkload): TrailStep {
  const need = workload.dependencies.find(({ onWorkloadId }) => onWorkloadId === on.id)
  return declared(workload, on.name, need?.note ?? null, '')
}

function declared({ name }: DeclaredWorkload, what: string, note: string | null, addition: string): TrailStep {
  const said = note?.trim() ?? ''
  const because = said === '' ? '.' : /[.!?]$/.test(said) ? `: ${said}` : `: ${said}.`
  return { name, sentence: `${name} depends on ${what}${because}${addition}`, by: 'declared', source: null }
}

function runsIn({ name }: DeclaredWorkload): TrailStep {
  return { name: `Accounts in which ${name} runs`, sentence: `${name} runs in it.`, by: 'declared', source: null }
}
