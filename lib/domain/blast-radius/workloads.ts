/** What an admin declares about the company's own workloads: what they depend on, and whether that runs in a circle. */

/** One thing that a workload depends on: an AWS service, or another workload. */
export interface WorkloadNeed {
  /** Lower-case catalogue id; null where it depends on another workload. */
  service: string | null
  /** AWS Region id or `global`; null: in whatever Region. */
  region: string | null
  onWorkloadId: string | null
  note: string | null
}

/** A workload of the company's, and what it depends on. */
export interface DeclaredWorkload {
  id: string
  name: string
  dependencies: readonly WorkloadNeed[]
}

/**
 * The names of workloads that depend on each other in a circle, in that order, the first repeated at the end; null where
 * there is none. Which one of several is told does not depend on the order of the workloads.
 */
export function findCycle(workloads: readonly DeclaredWorkload[]): string[] | null {
  const byId = new Map(workloads.map((workload) => [workload.id, workload]))
  const done = new Set<string>()
  for (const start of workloads.toSorted(byName)) {
    const cycle = cycleFrom(start, byId, done)
    if (cycle !== null) return cycle
  }
  return null
}

/** Whatever depends on each workload, by name. */
export function dependentsOf(workloads: readonly DeclaredWorkload[]): Map<string, DeclaredWorkload[]> {
  const dependents = new Map<string, DeclaredWorkload[]>()
  for (const workload of workloads.toSorted(byName)) {
    const needs = workload.dependencies.flatMap(({ onWorkloadId }) => onWorkloadId ?? [])
    for (const id of new Set(needs)) dependents.set(id, [...(dependents.get(id) ?? []), workload])
  }
  return dependents
}

/** By name, then id. */
export function byName(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return compare(a.name, b.name) || compare(a.id, b.id)
}

/** A depth-first walk with its own stack: thousands of workloads may stand in one line. */
function cycleFrom(
  start: DeclaredWorkload,
  byId: ReadonlyMap<string, DeclaredWorkload>,
  done: Set<string>,
): string[] | null {
  if (done.has(start.id)) return null
  const way = [{ workload: start, next: needsOf(start, byId) }]
  const onWay = new Set([start.id])
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    const next = top.next.shift()
    if (next === undefined) {
      way.pop()
      onWay.delete(top.workload.id)
      done.add(top.workload.id)
    } else if (onWay.has(next.id)) {
      const circle = way.slice(way.findIndex(({ workload }) => workload.id === next.id))
      return [...circle.map(({ workload }) => workload.name), next.name]
    } else if (!done.has(next.id)) {
      way.push({ workload: next, next: needsOf(next, byId) })
      onWay.add(next.id)
    }
  }
  return null
}

function needsOf(workload: DeclaredWorkload, byId: ReadonlyMap<string, DeclaredWorkload>): DeclaredWorkload[] {
  return workload.dependencies.flatMap(({ onWorkloadId }) => byId.get(onWorkloadId ?? '') ?? []).sort(byName)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
