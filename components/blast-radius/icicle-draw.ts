/** Draws an icicle on a canvas: cells of accounts by certainty, units with their figures, and what is chosen. */

import type { Box } from './icicle-cells'
import { areEqual, countsBetween } from './icicle-counts'
import { drawCells } from './icicle-draw-cells'
import { drawNames } from './icicle-draw-names'
import { drawUnit } from './icicle-draw-units'
import type { IcicleScene } from './icicle-scene'

/** No ring is smaller, px: the cell within it may be. */
const RING = 9

/**
 * Draws all of it; where the last picture on the canvas differs in nothing but the moment, only the cells that changed: ten
 * thousand of them sixty times a second would be too many.
 */
export function drawIcicle(context: CanvasRenderingContext2D, scene: IcicleScene, last: IcicleScene | null): void {
  const { layout, touches, ratio, sums } = scene
  const isSame = last !== null && isSameButMoment(scene, last)
  const isDrawn = isSame ? (account: number) => touches[account] !== last.touches[account] : () => true
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (!isSame) context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  drawCells(context, scene, isDrawn)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  if (layout.isLabelled) drawNames(context, scene, isDrawn)
  for (const unit of layout.units) {
    const counts = countsBetween(sums, unit.first, unit.end)
    if (!isSame || !areEqual(counts, countsBetween(last.sums, unit.first, unit.end)))
      drawUnit(context, scene, unit, counts)
  }
}

function isSameButMoment(scene: IcicleScene, last: IcicleScene): boolean {
  return scene.layout === last.layout && scene.styles === last.styles && scene.shown === last.shown
}

/** A ring around a box, to be seen on every ground. */
export function drawRing(context: CanvasRenderingContext2D, box: Box, colour: string, ground: string): void {
  const grown = Math.max(0, (RING - Math.min(box.width, box.height)) / 2)
  const width = box.width + 2 * grown - 2
  const height = box.height + 2 * grown - 2
  for (const [style, line] of [
    [ground, 4],
    [colour, 2],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = line
    context.strokeRect(box.x - grown + 1, box.y - grown + 1, width, height)
  }
  context.lineWidth = 1
}
