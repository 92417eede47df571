/** Which levels of an organization are drawn as columns, and which accounts stand beside the last of them. */
import type { IcicleNode } from './icicle-tree'

/** A unit as it is drawn: with groups below it, or with its accounts and those of all units below it. */
export interface Group {
  node: IcicleNode
  /** The accounts right in the unit, beside the units below it. */
  isDirect: boolean
  children: Group[]
  /** Empty where groups are below. */
  accounts: readonly number[]
}

/** px */
const NARROW = 420
const WIDE = 640

/** Whoever leads to only one other is left out: nothing is to be chosen there. */
export function collapsed(node: IcicleNode): IcicleNode {
  const [only] = node.children
  return only && node.children.length === 1 && node.accounts.length === 0 ? collapsed(only) : node
}

/** How many levels are drawn as columns, and how wide they are: as many as width allows, with no more than `most` rows. */
export function columnsFor(root: IcicleNode, width: number, most: number): { levels: number; column: number } {
  const room = width < NARROW ? 1 : width < WIDE ? 2 : 3
  const deepest = Math.min(room, depthOf(root))
  let levels = Math.min(1, deepest)
  while (levels < deepest && leavesOf(groupsOfTree(root, levels + 1)).length <= most) levels += 1
  const share = width < NARROW ? 0.36 : levels > 2 ? 0.165 : 0.2
  return { levels, column: Math.round(Math.max(88, Math.min(160, width * share))) }
}

/** The groups of what is `levels` below a unit. */
export function groupsOfTree(node: IcicleNode, levels: number): Group {
  if (levels === 0 || node.children.length === 0) return { node, isDirect: false, children: [], accounts: node.all }
  const below = node.children.map((child) => groupsOfTree(child, levels - 1))
  const direct = { node, isDirect: true, children: [], accounts: node.accounts }
  return { node, isDirect: false, children: node.accounts.length > 0 ? [...below, direct] : below, accounts: [] }
}

/** The groups whose accounts are drawn, from top to bottom. */
export function leavesOf(group: Group): Group[] {
  return group.children.length === 0 ? [group] : group.children.flatMap(leavesOf)
}

function depthOf(node: IcicleNode): number {
  return node.children.reduce((deepest, child) => Math.max(deepest, 1 + depthOf(child)), 0)
}
