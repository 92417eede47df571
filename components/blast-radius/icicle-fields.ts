/** Places the cells of accounts within the units whose they are: every one the same, or by what they are worth. */
import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy'
import { type Box, fitArea, fitCells, groupHeight } from './icicle-cells'
import type { Group } from './icicle-groups'

/** The accounts of each leaf, placed. */
export interface Placed {
  /** px of each leaf. */
  heights: number[]
  /** Boxes of the cells of each leaf, from the leaf's own corner, and whose they are. */
  boxes: { account: number; box: Box }[][]
  isLabelled: boolean
}

/** What the leaves share. */
export interface Field {
  /** Of all, side by side with the columns of units. */
  width: number
  /** px that all of them together should not pass. */
  height: number
  /** What the area of an account stands for, at least 1; null: every account the same. */
  sizeOf: ((account: number) => number) | null
  /** No leaf is lower, px. */
  least: number
}

/** Places the accounts of leaves that stand below each other. */
export function placeCells(leaves: readonly Group[], field: Field): Placed {
  return field.sizeOf === null ? placeEqual(leaves, field) : placeByValue(leaves, field, field.sizeOf)
}

function placeEqual(leaves: readonly Group[], { width, height, least }: Field): Placed {
  const size = fitCells(
    leaves.map(({ accounts }) => accounts.length),
    width,
    height,
    least,
  )
  return {
    heights: leaves.map(({ accounts }) => groupHeight(accounts.length, size, least)),
    boxes: leaves.map(({ accounts }) =>
      accounts.map((account, index) => ({
        account,
        box: {
          x: (index % size.columns) * size.width,
          y: Math.floor(index / size.columns) * size.height,
          width: size.width,
          height: size.height,
        },
      })),
    ),
    isLabelled: size.width > size.height,
  }
}

function placeByValue(leaves: readonly Group[], field: Field, sizeOf: (account: number) => number): Placed {
  const { width, height, least } = field
  const sums = leaves.map(({ accounts }) => accounts.reduce((sum, account) => sum + sizeOf(account), 0))
  const area = fitArea(sums, width, height, least)
  const heights = sums.map((sum) => Math.max(least, (area * sum) / width))
  const boxes = leaves.map(({ accounts }, index) => {
    const high = heights[index] ?? 0
    return squarified(accounts, sizeOf, high === 0 ? 0 : (area * (sums[index] ?? 0)) / high, high)
  })
  return { heights, boxes, isLabelled: true }
}

/** The largest first, each as square as can be. */
function squarified(accounts: readonly number[], sizeOf: (account: number) => number, width: number, height: number) {
  interface Tile {
    account: number
    children?: readonly Tile[]
  }
  const tiles: Tile = { account: -1, children: accounts.map((account) => ({ account })) }
  const root = hierarchy(tiles)
    .sum(({ account }) => (account < 0 ? 0 : sizeOf(account)))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const placed = treemap<Tile>().tile(treemapSquarify.ratio(1)).size([width, height])(root)
  return (placed.children ?? []).map(({ data, x0, y0, x1, y1 }) => ({
    account: data.account,
    box: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
  }))
}
