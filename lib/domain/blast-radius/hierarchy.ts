/** The accounts of an incident as a tree: everything, organizations, their units, accounts. */
import type { BlastAccount, BlastFacts } from './facts'
import { NONE } from './filter'
import { OUTSIDE_UNIT } from './units'

/** One place in the tree, or one account. */
export interface TreeNode {
  /** `everything`, the id of a unit, `none`, `outside`, or an account's id. All but the last two kinds filter as `unit`. */
  id: string
  kind: 'everything' | 'unit' | 'none' | 'outside' | 'account'
  name: string
  /** Index in `facts.accounts`; null for a place. */
  account: number | null
  /** Accounts in it; 1 for an account. */
  size: number
  /** Places first, then accounts, each by name, then id. Empty for an account. */
  children: TreeNode[]
}

/**
 * The tree of all accounts. Places without accounts are left out; accounts in no organization stand under "No
 * organization", those that the directory does not know under "Not in the directory".
 */
export function organizationTree(facts: BlastFacts): TreeNode {
  const places = facts.units.map(({ id, name }) => placeNode(id, 'unit', name))
  const none = placeNode(NONE, 'none', 'No organization')
  const outside = placeNode(OUTSIDE_UNIT, 'outside', 'Not in the directory')
  const everything = placeNode('everything', 'everything', 'Everything')
  for (const [index, account] of facts.accounts.entries()) {
    const home = account.unit === null ? undefined : places[account.unit]
    const parent = home ?? (account.status === null ? outside : none)
    parent.children.push(accountNode(account, index))
  }
  for (const [index, place] of places.entries()) {
    const parent = parentOf(facts, index)
    const above = parent === null ? everything : (places[parent] ?? everything)
    above.children.push(place)
  }
  everything.children.push(none, outside)
  return settled(everything)
}

function placeNode(id: string, kind: TreeNode['kind'], name: string): TreeNode {
  return { id, kind, name, account: null, size: 0, children: [] }
}

function accountNode({ id, name }: BlastAccount, account: number): TreeNode {
  return { id, kind: 'account', name: name ?? id, account, size: 1, children: [] }
}

/** The unit above; null for a root, and for one that stands, against all sense, below itself. */
function parentOf({ units }: BlastFacts, index: number): number | null {
  const parent = units[index]?.parent ?? null
  const seen = new Set([index])
  for (let above = parent; above !== null; above = units[above]?.parent ?? null) {
    if (above === index) return null
    if (seen.has(above)) break
    seen.add(above)
  }
  return parent
}

/** Without empty places, in order, with sizes. */
function settled(node: TreeNode): TreeNode {
  if (node.account !== null) return node
  const children = node.children
    .map(settled)
    .filter(({ size }) => size > 0)
    .sort(inOrder)
  return { ...node, children, size: children.reduce((sum, { size }) => sum + size, 0) }
}

const RANKS: Readonly<Record<TreeNode['kind'], number>> = { everything: 0, unit: 0, none: 1, outside: 2, account: 3 }

function inOrder(a: TreeNode, b: TreeNode): number {
  return RANKS[a.kind] - RANKS[b.kind] || compare(a.name, b.name) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
