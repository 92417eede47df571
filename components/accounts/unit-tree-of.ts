/** Puts the units of organizations into trees, and says what of them is worth being open. */
import type { OrgUnitView } from '@/lib/accounts/contract'

/** A unit with those right below it. */
export interface UnitNode {
  unit: OrgUnitView
  below: UnitNode[]
  /** Whether what is below shows at first. */
  isOpen: boolean
}

/** Smaller trees are open throughout. */
const FEW = 30

/** The roots, each with its tree, in the order in which units are given. Open are the roots, and what leads to a chosen unit. */
export function unitTree(units: readonly OrgUnitView[], chosen: readonly string[]): UnitNode[] {
  const ids = new Set(units.map(({ id }) => id))
  const below = new Map<string | null, OrgUnitView[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), unit])
  }
  const nodeOf = (unit: OrgUnitView): UnitNode => {
    const nodes = (below.get(unit.id) ?? []).map(nodeOf)
    return { unit, below: nodes, isOpen: units.length <= FEW || nodes.some((node) => leadsTo(node, chosen)) }
  }
  return (below.get(null) ?? []).map((unit) => ({ ...nodeOf(unit), isOpen: true }))
}

function leadsTo({ unit, below }: UnitNode, chosen: readonly string[]): boolean {
  return chosen.includes(unit.id) || below.some((node) => leadsTo(node, chosen))
}
