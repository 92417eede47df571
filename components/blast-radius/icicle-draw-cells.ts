/** Draws the cells of accounts: each filled as sure as it is touched. */
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import type { IcicleLayout } from './icicle-layout'
import { type IcicleScene, strengthOf } from './icicle-scene'
import type { CellStyle } from './icicle-styles'

/** From here on a cell has an outline of its own, and with the gap to the next one a gap, in pixels of the screen. */
const OUTLINED = 5
const GAPPED = 4
const TOUCHES_DRAWN = Object.values(TOUCH)

type Context = CanvasRenderingContext2D

/** Draws them in pixels of the screen, on which patterns depend: those that `isDrawn` asks for, over what stood there. */
export function drawCells(context: Context, scene: IcicleScene, isDrawn: (account: number) => boolean): void {
  const { layout, touches, styles, ratio } = scene
  const { accounts } = layout
  const pixels = pixelsOf(layout, ratio)
  // By certainty, so that the colour changes six times and not ten thousand times.
  for (const touch of TOUCHES_DRAWN) {
    const style = styles[touch]
    if (!style) continue
    for (let cell = 0; cell < accounts.length; cell += 1) {
      const account = accounts[cell] ?? 0
      if (touches[account] !== touch || !isDrawn(account)) continue
      context.globalAlpha = strengthOf(scene, account)
      drawCell(context, style, pixels, cell * 4, ratio)
    }
  }
  context.globalAlpha = 1
}

function drawCell(
  context: Context,
  { ground, outline, small }: CellStyle,
  pixels: Int32Array,
  at: number,
  ratio: number,
) {
  const left = pixels[at] ?? 0
  const top = pixels[at + 1] ?? 0
  const width = pixels[at + 2] ?? 0
  const height = pixels[at + 3] ?? 0
  const least = Math.min(width, height)
  context.clearRect(left, top, width, height)
  if (least < OUTLINED || outline === null) {
    context.fillStyle = least < OUTLINED ? small : ground
    context.fillRect(left, top, width, height)
    return
  }
  const edge = Math.round(least > 8 * ratio ? 1.5 * ratio : ratio)
  context.fillStyle = outline
  context.fillRect(left, top, width, height)
  context.fillStyle = ground
  context.fillRect(left + edge, top + edge, width - 2 * edge, height - 2 * edge)
}

const known = new WeakMap<IcicleLayout, { ratio: number; pixels: Int32Array }>()

/** x, y, width and height of each cell on whole pixels, without the gap to the next. */
function pixelsOf(layout: IcicleLayout, ratio: number): Int32Array {
  const last = known.get(layout)
  if (last?.ratio === ratio) return last.pixels
  const { cells } = layout
  const pixels = new Int32Array(cells.length)
  for (let at = 0; at < cells.length; at += 4)
    for (const axis of [0, 1]) {
      const start = cells[at + axis] ?? 0
      const from = Math.round(start * ratio)
      const length = Math.round((start + (cells[at + axis + 2] ?? 0)) * ratio) - from
      pixels[at + axis] = from
      pixels[at + axis + 2] = Math.max(1, length - (length < GAPPED ? 0 : Math.round(ratio)))
    }
  known.set(layout, { ratio, pixels })
  return pixels
}
