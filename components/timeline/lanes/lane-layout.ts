/** Where lanes and their bars stand on the drawing, and what stands under the pointer. */
import { type Lane, type LaneItem, type PlacedBar, packLanes } from '@/lib/domain/lane-packing'
import { scaleTime, type Viewport } from '@/lib/domain/lane-scale'
import { severityRank } from '@/lib/domain/severity'
import type { LaneBar } from '@/lib/events/contract'
import type { LaneKind } from '@/lib/events/view-state'

export interface LaneEvent extends LaneItem {
  bar: LaneBar
  endUnknown: boolean
}

/** px: a row, and the room that a lane has beside its rows. */
export const ROW = 16
const PADDING = 8
const BAR = 12
/** Thinner than this nothing is seen. */
const THINNEST = 2
/** An event whose end nobody knows is drawn this wide, and fades. */
const UNENDED = 22
/** A pointer need not hit a thin bar exactly. */
const REACH = 4

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** `now` in milliseconds: where open events reach to. */
export function layoutLanes(bars: readonly LaneBar[], kind: LaneKind, now: number): Lane<LaneEvent>[] {
  const events = bars.map((bar) => toLaneEvent(bar, now))
  return packLanes(events, ({ bar }) =>
    kind === 'region' ? { key: bar.region, label: bar.region } : { key: bar.service, label: bar.serviceName },
  )
}

/** Height of all lanes, in px. */
export function lanesHeight(lanes: readonly Lane<LaneEvent>[]): number {
  const last = lanes.at(-1)
  return last ? laneTop(last) + laneHeight(last) : 0
}

/** Distance of a lane from the top of the first one, in px. */
export function laneTop({ rowsAbove, lanesAbove }: Lane<LaneEvent>): number {
  return rowsAbove * ROW + lanesAbove * PADDING
}

export function laneHeight({ rows }: Lane<LaneEvent>): number {
  return rows * ROW + PADDING
}

/** Where a bar stands; x may lie outside of the drawing. */
export function barBox(lane: Lane<LaneEvent>, placed: PlacedBar<LaneEvent>, viewport: Viewport, width: number): Box {
  const { item } = placed
  const x = scaleTime(item.from, viewport, width)
  const length = item.endUnknown ? UNENDED : scaleTime(item.to, viewport, width) - x
  const y = laneTop(lane) + placed.row * ROW + (ROW + PADDING - BAR) / 2
  return { x, y, width: Math.max(THINNEST, length), height: BAR }
}

export interface BarAt {
  lane: Lane<LaneEvent>
  placed: PlacedBar<LaneEvent>
}

/** The bar at a place; the worst, then the nearest, where several lie there. */
export function barAt(
  lanes: readonly Lane<LaneEvent>[],
  viewport: Viewport,
  width: number,
  x: number,
  y: number,
): BarAt | null {
  const lane = laneAt(lanes, y)
  if (lane === null) return null
  const within = Math.floor((y - laneTop(lane) - PADDING / 2) / ROW)
  const row = Math.min(lane.rows - 1, Math.max(0, within))
  let best: { placed: PlacedBar<LaneEvent>; distance: number } | null = null
  for (const placed of lane.bars) {
    if (placed.row !== row) continue
    const box = barBox(lane, placed, viewport, width)
    const distance = Math.max(box.x - x, x - (box.x + box.width), 0)
    if (distance > REACH) continue
    if (best === null || isBetter({ placed, distance }, best)) best = { placed, distance }
  }
  return best && { lane, placed: best.placed }
}

/** Finds a bar by its event. */
export function findBar(lanes: readonly Lane<LaneEvent>[], id: string): BarAt | null {
  for (const lane of lanes) {
    const placed = lane.bars.find(({ item }) => item.id === id)
    if (placed) return { lane, placed }
  }
  return null
}

function laneAt(lanes: readonly Lane<LaneEvent>[], y: number): Lane<LaneEvent> | null {
  let low = 0
  let high = lanes.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const lane = lanes[middle]
    if (!lane) return null
    if (y < laneTop(lane)) high = middle - 1
    else if (y >= laneTop(lane) + laneHeight(lane)) low = middle + 1
    else return lane
  }
  return null
}

interface Candidate {
  placed: PlacedBar<LaneEvent>
  distance: number
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance
  return rank(a) > rank(b)
}

function rank({ placed }: Candidate): number {
  return severityRank(placed.item.peakSeverity)
}

function toLaneEvent(bar: LaneBar, now: number): LaneEvent {
  const from = Date.parse(bar.startedAt)
  const open = bar.status === 'open' && !bar.endUnknown
  const end = bar.endedAt === null ? (open ? now : from) : Date.parse(bar.endedAt)
  return {
    id: bar.id,
    bar,
    from,
    to: Math.max(from, end),
    peakSeverity: bar.peakSeverity,
    open,
    endUnknown: bar.endUnknown,
  }
}
