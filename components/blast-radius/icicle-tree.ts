/** The organization as the icicle draws it: units with their accounts, the surest touched ones first. */
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { organizationTree, type TreeNode } from '@/lib/domain/blast-radius/hierarchy'
import { touchesAt } from '@/lib/domain/blast-radius/moment'

/** A unit, or what stands for one. */
export interface IcicleNode {
  /** As lib/domain/blast-radius/filter names units; `everything`: all. */
  id: string
  name: string
  children: readonly IcicleNode[]
  /** Indices in `facts.accounts` of those right in it. */
  accounts: readonly number[]
  /** Of those in it and in all units below it. */
  all: readonly number[]
}

/** All of it. Accounts stand where they stand at every moment: by what touched them over the whole time. */
export function icicleTree(facts: BlastFacts): IcicleNode {
  const touches = touchesAt(facts, null)
  return nodeOf(organizationTree(facts), touches)
}

/** The way from the whole to a unit, both included; the whole alone where there is no such unit. */
export function pathTo(root: IcicleNode, id: string | null): IcicleNode[] {
  return (id === null ? null : findPath(root, id)) ?? [root]
}

function findPath(node: IcicleNode, id: string): IcicleNode[] | null {
  if (node.id === id) return [node]
  for (const child of node.children) {
    const path = findPath(child, id)
    if (path) return [node, ...path]
  }
  return null
}

function nodeOf({ id, name, children }: TreeNode, touches: Uint8Array): IcicleNode {
  const places: IcicleNode[] = []
  const accounts: number[] = []
  for (const child of children) {
    if (child.account === null) places.push(nodeOf(child, touches))
    else accounts.push(child.account)
  }
  // Stable: by name, and by unit, among those with the same certainty.
  const bySureness = (a: number, b: number) => (touches[b] ?? 0) - (touches[a] ?? 0)
  accounts.sort(bySureness)
  const all = places.length === 0 ? accounts : [...places.flatMap((place) => place.all), ...accounts].sort(bySureness)
  return { id, name, children: places, accounts, all }
}
