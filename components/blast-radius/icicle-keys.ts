/** Where keys lead in an icicle: up and down within a column, left and right between columns, and across cells. */
import type { IcicleLayout } from './icicle-layout'

/** What the keyboard has reached: an index in `units`, or of a cell. */
export interface IcicleCursor {
  kind: 'unit' | 'cell'
  index: number
}

/** Half a px: positions are fractions. */
const NEAR = 0.5

/** Where a key leads; the same place where it leads nowhere; null where it is not a key that moves. */
export function moveCursor(layout: IcicleLayout, cursor: IcicleCursor, key: string): IcicleCursor | null {
  const move = cursor.kind === 'unit' ? UNIT_MOVES[key] : CELL_MOVES[key]
  if (!move) return null
  return move(layout, cursor.index) ?? cursor
}

/** Where the keyboard enters: the first unit, or the first cell where no unit is drawn; null: nothing is drawn. */
export function firstCursor({ units, accounts }: IcicleLayout): IcicleCursor | null {
  if (units.length > 0) return { kind: 'unit', index: 0 }
  return accounts.length > 0 ? { kind: 'cell', index: 0 } : null
}

type Move = (layout: IcicleLayout, index: number) => IcicleCursor | undefined

const unit = (index: number | undefined): IcicleCursor | undefined =>
  index === undefined || index < 0 ? undefined : { kind: 'unit', index }
const cell = (index: number | undefined): IcicleCursor | undefined =>
  index === undefined || index < 0 ? undefined : { kind: 'cell', index }

const UNIT_MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: ({ units }, at) => unit(units.findIndex(({ depth }, index) => index > at && depth === units[at]?.depth)),
  ArrowUp: ({ units }, at) => unit(units.findLastIndex(({ depth }, index) => index < at && depth === units[at]?.depth)),
  ArrowLeft: ({ units }, at) => unit(units[at]?.parent ?? undefined),
  ArrowRight: ({ units }, at) => {
    const child = units.findIndex(({ parent }) => parent === at)
    if (child >= 0) return unit(child)
    const self = units[at]
    return self && self.end > self.first ? cell(self.first) : undefined
  },
  Home: ({ units }, at) => unit(units.findIndex(({ depth }) => depth === units[at]?.depth)),
  End: ({ units }, at) => unit(units.findLastIndex(({ depth }) => depth === units[at]?.depth)),
}

const CELL_MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: (layout, at) => cell(nearest(layout, at, 'x', 1)),
  ArrowLeft: (layout, at) => cell(nearest(layout, at, 'x', -1)) ?? unit(layout.unitOfCell[at]),
  ArrowDown: (layout, at) => cell(nearest(layout, at, 'y', 1)),
  ArrowUp: (layout, at) => cell(nearest(layout, at, 'y', -1)),
  Home: (layout, at) => cell(layout.units[layout.unitOfCell[at] ?? -1]?.first ?? 0),
  End: (layout, at) => cell((layout.units[layout.unitOfCell[at] ?? -1]?.end ?? layout.accounts.length) - 1),
}

/** The cell next to one in a direction: the nearest along it, and of these the one that is least to the side. */
function nearest({ cells, accounts }: IcicleLayout, at: number, along: 'x' | 'y', by: 1 | -1): number | undefined {
  const axis = along === 'x' ? 0 : 1
  const start = (index: number, which: number) => cells[index * 4 + which] ?? 0
  const length = (index: number, which: number) => cells[index * 4 + which + 2] ?? 0
  const middle = (index: number) => start(index, 1 - axis) + length(index, 1 - axis) / 2
  const edge = by === 1 ? start(at, axis) + length(at, axis) : start(at, axis)
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < accounts.length; index += 1) {
    const gap = by === 1 ? start(index, axis) - edge : edge - (start(index, axis) + length(index, axis))
    if (gap < -NEAR || index === at) continue
    const aside = Math.abs(middle(index) - middle(at))
    // Sideways only along the row itself.
    if (along === 'x' && aside >= (length(index, 1) + length(at, 1)) / 2) continue
    const far = gap * 1000 + aside
    if (far < least) {
      least = far
      best = index
    }
  }
  return best
}
