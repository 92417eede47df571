/** Draws the lanes on a canvas: axis, lines, bars. Only what is in view costs anything. */
import type { Lane } from '@/lib/domain/lane-packing'
import { scaleTime, type Viewport } from '@/lib/domain/lane-scale'
import { type AxisTick, axisTicks } from '@/lib/domain/time-axis'
import type { Span } from '../trace/brush'
import type { LaneColours } from './lane-colours'
import { barBox, type LaneEvent, laneHeight, laneTop } from './lane-layout'

/** Height of the axis at the top, in px. */
export const AXIS = 28

export interface LanesPicture {
  lanes: readonly Lane<LaneEvent>[]
  viewport: Viewport
  width: number
  height: number
  /** How far the lanes are scrolled. */
  scrollTop: number
  zone: string
  now: number
  unknown: readonly Span[]
  hovered: string | null
  colours: LaneColours
}

export function drawLanes(context: CanvasRenderingContext2D, picture: LanesPicture): void {
  const { viewport, width, height, zone, now, unknown, colours } = picture
  context.clearRect(0, 0, width, height)
  const ticks = axisTicks(viewport.from, viewport.to, width, zone)
  context.save()
  context.beginPath()
  context.rect(0, AXIS, width, height - AXIS)
  context.clip()
  for (const span of unknown) hatch(context, picture, span)
  drawGrid(context, picture, ticks)
  context.translate(0, AXIS - picture.scrollTop)
  for (const lane of lanesInView(picture)) drawLane(context, picture, lane)
  context.restore()
  drawAxis(context, picture, ticks)
  const x = Math.round(scaleTime(now, viewport, width)) + 0.5
  if (x >= 0 && x <= width) line(context, colours.accent, x, AXIS - 6, x, height)
}

function lanesInView({ lanes, scrollTop, height }: LanesPicture): Lane<LaneEvent>[] {
  return lanes.filter((lane) => laneTop(lane) < scrollTop + height && laneTop(lane) + laneHeight(lane) > scrollTop)
}

function drawLane(context: CanvasRenderingContext2D, picture: LanesPicture, lane: Lane<LaneEvent>): void {
  const { viewport, width, colours, hovered } = picture
  const bottom = laneTop(lane) + laneHeight(lane) - 0.5
  line(context, colours.line, 0, bottom, width, bottom)
  for (const placed of lane.bars) {
    const { x, y, width: length, height } = barBox(lane, placed, viewport, width)
    if (x > width || x + length < 0) continue
    const { item } = placed
    const colour = colours.bars[item.peakSeverity ?? 'unsaid']
    // A bar that reaches far beyond the edges is cut: browsers round huge coordinates badly.
    const left = Math.max(x, -8)
    const right = Math.min(x + length, width + 8)
    context.fillStyle = item.endUnknown ? fading(context, colour, left, right) : colour
    roundedRect(context, left, y, right - left, height)
    if (item.open) openEnd(context, colour, right, y, height)
    if (item.id === hovered) outline(context, colours.ink, left, y, right - left, height)
  }
}

function drawGrid(context: CanvasRenderingContext2D, picture: LanesPicture, ticks: readonly AxisTick[]): void {
  const { viewport, width, height, colours } = picture
  for (const { at } of ticks) {
    const x = Math.round(scaleTime(at, viewport, width)) + 0.5
    line(context, colours.line, x, AXIS, x, height)
  }
}

function drawAxis(context: CanvasRenderingContext2D, picture: LanesPicture, ticks: readonly AxisTick[]): void {
  const { viewport, width, colours } = picture
  line(context, colours.line, 0, AXIS - 0.5, width, AXIS - 0.5)
  context.textBaseline = 'middle'
  for (const { at, text, strong } of ticks) {
    const x = Math.round(scaleTime(at, viewport, width)) + 0.5
    line(context, colours.line, x, AXIS - 8, x, AXIS)
    context.font = strong ? `600 ${colours.font}` : colours.font
    context.fillStyle = strong ? colours.ink : colours.faint
    context.fillText(text, x + 4, AXIS / 2)
  }
}

/** Diagonals over a stretch of which nothing is known. */
function hatch(
  context: CanvasRenderingContext2D,
  { viewport, width, height, colours }: LanesPicture,
  span: Span,
): void {
  const from = Math.max(0, scaleTime(span.from, viewport, width))
  const to = Math.min(width, scaleTime(span.to, viewport, width))
  if (to <= from) return
  context.save()
  context.beginPath()
  context.rect(from, AXIS, to - from, height)
  context.clip()
  context.strokeStyle = colours.hatch
  context.beginPath()
  for (let x = Math.floor(from / 7) * 7 - height; x < to; x += 7) {
    context.moveTo(x, height)
    context.lineTo(x + height, 0)
  }
  context.stroke()
  context.restore()
}

function fading(context: CanvasRenderingContext2D, colour: string, from: number, to: number): CanvasGradient {
  const gradient = context.createLinearGradient(from, 0, Math.max(to, from + 1), 0)
  gradient.addColorStop(0, colour)
  gradient.addColorStop(1, 'transparent')
  return gradient
}

/** An arrow's head: this goes on. */
function openEnd(context: CanvasRenderingContext2D, colour: string, x: number, y: number, height: number): void {
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + height / 2, y + height / 2)
  context.lineTo(x, y + height)
  context.fill()
}

function outline(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  context.strokeStyle = colour
  context.lineWidth = 1.5
  context.strokeRect(x - 2, y - 2, width + 4, height + 4)
  context.lineWidth = 1
}

function roundedRect(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  if (width < 5) {
    context.fillRect(x, y, width, height)
    return
  }
  context.beginPath()
  context.roundRect(x, y, width, height, 2)
  context.fill()
}

function line(context: CanvasRenderingContext2D, colour: string, x1: number, y1: number, x2: number, y2: number): void {
  context.strokeStyle = colour
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2, y2)
  context.stroke()
}
