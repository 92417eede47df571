/** Draws a unit of an icicle: its name, how many of its accounts are touched, and the surest of that as its ground. */
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import type { Box } from './icicle-cells'
import { figure, type UnitCounts, worstOf } from './icicle-counts'
import { fitText } from './icicle-draw-text'
import type { IcicleUnit } from './icicle-layout'
import type { IcicleScene } from './icicle-scene'
import { unitName } from './icicle-words'

/** px */
const BAR = 4
const PADDING = 7
const NAMED = 13
const TWO_LINES = 34
const FIGURE_GAP = 9

type Context = CanvasRenderingContext2D
type Worst = ReturnType<typeof worstOf>
const SHOWN = ['confirmed', 'reported', 'inferred', 'unknown'] as const

/** Draws it in px. */
export function drawUnit(context: Context, scene: IcicleScene, unit: IcicleUnit, counts: UnitCounts): void {
  const { colours } = scene
  const gap = unit.height >= 6 ? 1 : 0
  const y = snapped(unit.y, scene.ratio)
  const height = Math.max(1 / scene.ratio, snapped(unit.y + unit.height, scene.ratio) - y - gap)
  const box = { x: unit.x, y, width: unit.width - 2, height }
  context.fillStyle = unit.isDirect ? colours.surface : colours.sunken
  context.fillRect(box.x, box.y, box.width, box.height)
  drawGround(context, scene, unit.isDirect ? null : worstOf(counts), counts, box)
  drawShares(context, scene, box, counts)
  if (box.height < NAMED) return
  const left = box.x + BAR + PADDING
  const room = box.width - BAR - 2 * PADDING
  const isTall = box.height >= TWO_LINES
  const line = box.y + Math.min(box.height / 2, isTall ? 14 : 16)
  context.textBaseline = 'middle'
  context.font = `${unit.isDirect ? 400 : 500} 12px ${colours.font}`
  context.fillStyle = unit.isDirect ? colours.faint : colours.ink
  context.fillText(fitText(context, unitName(unit), room), left, line)
  const rest = room - context.measureText(unitName(unit)).width - PADDING
  if (isTall) drawFigures(context, scene, counts, { left, y: line + 16, room })
  else drawFigures(context, scene, counts, { right: left + room, y: line, room: rest })
}

/** On a whole pixel of the screen: what is drawn over what stood there must cover it. */
function snapped(px: number, ratio: number): number {
  return Math.round(px * ratio) / ratio
}

/** The surest certainty in it as its ground, the stronger the more of it is touched. */
function drawGround(context: Context, { colours }: IcicleScene, worst: Worst, counts: UnitCounts, box: Box) {
  if (worst === null || worst === 'unknown') return
  const touched = counts.confirmed + counts.reported + counts.inferred
  context.globalAlpha = 0.2 + 0.8 * (touched / counts.total)
  context.fillStyle = colours[`${worst}Soft`]
  context.fillRect(box.x, box.y, box.width, box.height)
  context.globalAlpha = 1
}

/** At its left edge, how many of its accounts are touched: the surest on top. */
function drawShares(context: Context, scene: IcicleScene, box: Box, counts: UnitCounts) {
  const { styles, ratio } = scene
  const pixels = (px: number) => Math.round(px * ratio)
  // Patterns are in pixels of the screen.
  context.setTransform(1, 0, 0, 1, 0, 0)
  let from = 0
  for (const kind of SHOWN) {
    const to = from + counts[kind]
    const style = styles[TOUCH[kind]]
    if (to > from && style) {
      const top = pixels(box.y + (from / counts.total) * box.height)
      const high = Math.max(1, pixels(box.y + (to / counts.total) * box.height) - top)
      context.fillStyle = style.outline ?? style.small
      context.fillRect(pixels(box.x), top, pixels(BAR), high)
      if (style.outline && high > 2 * ratio) {
        context.fillStyle = style.ground
        context.fillRect(pixels(box.x + 1), top + pixels(1), pixels(BAR - 2), high - 2 * pixels(1))
      }
    }
    from = to
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
}

interface Place {
  y: number
  /** Begins here, and is cut where there is no room; of how many it says too. */
  left?: number
  /** Ends here, or is left out where there is no room. */
  right?: number
  room: number
}

/** "● 14 ○ 80 of 120" */
function drawFigures(context: Context, scene: IcicleScene, counts: UnitCounts, { y, left, right, room }: Place) {
  const { colours } = scene
  context.font = `400 11px ${colours.font}`
  const parts = SHOWN.filter((kind) => counts[kind] > 0).map((kind) => {
    const text = figure(counts[kind])
    return { kind, text, width: 11 + context.measureText(text).width }
  })
  const whole = parts.reduce((sum, { width }) => sum + width + FIGURE_GAP, -FIGURE_GAP)
  if (right !== undefined && whole > room) return
  let x = left ?? (right ?? 0) - whole
  const end = x + room
  for (const { kind, text, width } of parts) {
    if (x + width > end + 1) return
    drawMark(context, scene, kind, x + 4, y)
    context.fillStyle = colours.ink
    context.fillText(text, x + 11, y)
    x += width + FIGURE_GAP
  }
  const all = `${parts.length > 0 ? 'of ' : ''}${figure(counts.total)}`
  if (left === undefined || x + context.measureText(all).width > end) return
  context.fillStyle = colours.muted
  context.fillText(all, x, y)
}

/** The shapes of components/ui/certainty-mark, 8 px large. */
function drawMark(context: Context, { colours }: IcicleScene, kind: (typeof SHOWN)[number], x: number, y: number) {
  const colour = colours[kind]
  context.beginPath()
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = kind === 'inferred' ? 1.4 : 1.6
  if (kind === 'reported') {
    context.lineCap = 'round'
    context.setLineDash([0.01, 2.7])
  } else if (kind === 'unknown') context.setLineDash([1.6, 1.2])
  context.arc(x, y, kind === 'confirmed' ? 3.8 : 3.2, 0, 2 * Math.PI)
  if (kind === 'confirmed') context.fill()
  else context.stroke()
  context.setLineDash([])
  context.lineCap = 'butt'
  context.lineWidth = 1
}
