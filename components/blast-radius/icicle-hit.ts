/** What stands at a place of an icicle, and where something stands. */

import type { Box } from './icicle-cells'
import type { IcicleCursor } from './icicle-keys'
import type { IcicleLayout } from './icicle-layout'

/** The account or unit at px from the upper left corner; null: neither. */
export function cursorAt({ units, cells, accounts }: IcicleLayout, x: number, y: number): IcicleCursor | null {
  for (let cell = 0; cell < accounts.length; cell += 1) {
    const left = cells[cell * 4] ?? 0
    if (x < left || x >= left + (cells[cell * 4 + 2] ?? 0)) continue
    const top = cells[cell * 4 + 1] ?? 0
    if (y >= top && y < top + (cells[cell * 4 + 3] ?? 0)) return { kind: 'cell', index: cell }
  }
  const unit = units.findLastIndex((box) => contains(box, x, y))
  return unit < 0 ? null : { kind: 'unit', index: unit }
}

/** Its box, px; null for what is not drawn. */
export function boxOf({ units, cells, accounts }: IcicleLayout, cursor: IcicleCursor | null): Box | null {
  if (cursor === null) return null
  if (cursor.kind === 'unit') return units[cursor.index] ?? null
  if (cursor.index >= accounts.length) return null
  const [x = 0, y = 0, width = 0, height = 0] = cells.subarray(cursor.index * 4, cursor.index * 4 + 4)
  return { x, y, width, height }
}

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}
