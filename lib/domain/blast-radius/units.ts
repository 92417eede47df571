/** Places in an organization: what lies within one, and the way to it. */
import type { BlastUnit } from './facts'

/** What stands for accounts that the directory does not know. */
export const OUTSIDE_UNIT = 'outside'

/** Indices of the unit with the id and of all below it; empty where none has the id. */
export function unitsWithin(units: readonly BlastUnit[], id: string): Set<number> {
  const below = new Map<number, number[]>()
  const within = new Set<number>()
  for (const [index, unit] of units.entries()) {
    if (unit.id === id) within.add(index)
    if (unit.parent !== null) below.set(unit.parent, [...(below.get(unit.parent) ?? []), index])
  }
  for (const index of within) for (const child of below.get(index) ?? []) within.add(child)
  return within
}

/** The names from the root down to a unit, the root included; empty for an index that is none. */
export function unitPath(units: readonly BlastUnit[], index: number): string[] {
  const names: string[] = []
  const seen = new Set<number>()
  for (let at: number | null = index; at !== null && !seen.has(at); ) {
    const unit: BlastUnit | undefined = units[at]
    if (unit === undefined) break
    seen.add(at)
    names.unshift(unit.name)
    at = unit.parent
  }
  return names
}
