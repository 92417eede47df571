/** Lays an organization out as an icicle: a column for each level of units, and at their right the cells of their accounts. */
import { hierarchy, partition } from 'd3-hierarchy'
import type { Box } from './icicle-cells'
import { type Placed, placeCells } from './icicle-fields'
import { collapsed, columnsFor, type Group, groupsOfTree, leavesOf } from './icicle-groups'
import type { IcicleNode } from './icicle-tree'

/** A unit that is drawn. */
export interface IcicleUnit extends Box {
  node: IcicleNode
  /** Accounts right in the unit, which has units below it too. */
  isDirect: boolean
  /** 0: the first column. */
  depth: number
  /** Index in `units`; null in the first column. */
  parent: number | null
  /** Its cells: from `first` until `end`. */
  first: number
  end: number
  hasUnitsBelow: boolean
}

/** Everything that is drawn, and where. */
export interface IcicleLayout {
  width: number
  height: number
  /** In the order of the tree: a unit stands before those below it. */
  units: readonly IcicleUnit[]
  /** Index of the account of each cell, in the order of the tree. */
  accounts: Int32Array
  /** x, y, width and height of each cell, one after the other. */
  cells: Float64Array
  /** Of each cell, the index of the last unit that it is in; -1 where no unit is drawn. */
  unitOfCell: Int32Array
  /** Cells are large enough for names. */
  isLabelled: boolean
}

/** How it is drawn. */
interface IcicleRoom {
  width: number
  /** The drawing may be lower, and is higher only where there are too many units. */
  height: number
  /** What the area of an account stands for, at least 1; null: every account the same. */
  sizeOf: ((account: number) => number) | null
}

/** Units are not drawn lower than this where there is room. */
const ROW = 20
const LOWEST = 3

/** The layout of what is below `root`. */
export function layoutIcicle(root: IcicleNode, room: IcicleRoom): IcicleLayout {
  const top = collapsed(root)
  const { levels, column } = columnsFor(top, room.width, room.height / ROW)
  const tree = groupsOfTree(top, levels)
  const leaves = leavesOf(tree)
  const fieldX = levels * column
  const field = { width: Math.max(1, room.width - fieldX), least: leastHeight(leaves.length, room.height) }
  const cells = placeCells(leaves, { ...field, height: room.height, sizeOf: room.sizeOf })
  const units = placeUnits(tree, leaves, cells.heights, { levels, column })
  const height = cells.heights.reduce((sum, each) => sum + each, 0)
  return { width: room.width, height, units, ...finish(leaves, cells, units, fieldX) }
}

function leastHeight(groups: number, height: number): number {
  return groups <= 1 ? 0 : Math.max(LOWEST, Math.min(ROW, Math.floor((height * 0.6) / groups)))
}

function placeUnits(
  tree: Group,
  leaves: readonly Group[],
  heights: readonly number[],
  { levels, column }: { levels: number; column: number },
): IcicleUnit[] {
  const heightOf = new Map(leaves.map((leaf, index) => [leaf, heights[index] ?? 0]))
  const total = heights.reduce((sum, each) => sum + each, 0)
  const root = partition<Group>().size([total, levels + 1])(hierarchy(tree).sum((group) => heightOf.get(group) ?? 0))
  const units: IcicleUnit[] = []
  const indexOf = new Map<unknown, number>()
  let cell = 0
  root.eachBefore((node) => {
    const { data, depth, x0, x1, parent, height } = node
    const first = cell
    if (height === 0) cell += data.accounts.length
    if (depth === 0) return
    indexOf.set(node, units.length)
    const x = (depth - 1) * column
    units.push({
      node: data.node,
      isDirect: data.isDirect,
      depth: depth - 1,
      parent: parent === null ? null : (indexOf.get(parent) ?? null),
      first,
      end: first,
      hasUnitsBelow: !data.isDirect && data.node.children.length > 0,
      x,
      y: x0,
      width: (height === 0 ? levels * column : x + column) - x,
      height: x1 - x0,
    })
  })
  root.eachAfter((node) => {
    const unit = units[indexOf.get(node) ?? -1]
    if (unit) unit.end = unit.first + node.leaves().reduce((sum, { data }) => sum + data.accounts.length, 0)
  })
  return units
}

function finish(leaves: readonly Group[], placed: Placed, units: readonly IcicleUnit[], fieldX: number) {
  const count = leaves.reduce((sum, { accounts }) => sum + accounts.length, 0)
  const accounts = new Int32Array(count)
  const cells = new Float64Array(count * 4)
  const unitOfCell = new Int32Array(count).fill(-1)
  let cell = 0
  let top = 0
  placed.boxes.forEach((boxes, leaf) => {
    for (const { account, box } of boxes) {
      accounts[cell] = account
      cells.set([fieldX + box.x, top + box.y, box.width, box.height], cell * 4)
      cell += 1
    }
    top += placed.heights[leaf] ?? 0
  })
  // Units below come later, and take the place of those above them.
  units.forEach(({ first, end }, index) => {
    unitOfCell.fill(index, first, end)
  })
  return { accounts, cells, unitOfCell, isLabelled: placed.isLabelled }
}
