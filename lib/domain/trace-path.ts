/** The trace's line: a needle that rests on a baseline and swings where there were events. */
import type { Severity } from './severity'
import { magnitude, type TraceBin } from './trace-bins'

export interface TraceFrame {
  /** Milliseconds. */
  from: number
  to: number
  /** Units of the drawing; the needle's size is told in them. */
  width: number
  height: number
}

/** What to draw of one severity, as SVG path data. */
export interface TraceStroke {
  severity: Severity | null
  d: string
}

/** Where the baseline lies, from the top: a swing goes further up than it falls back. */
export const BASELINE = 0.72
/** Widest swing of one bin. */
const SWING = 11
/** Mildest first, so that the worst is drawn on top. */
const ORDER: readonly (Severity | null)[] = [null, 'informational', 'degradation', 'disruption']

/** Where a moment stands on the drawing. */
export function traceX(at: number, frame: TraceFrame): number {
  return ((at - frame.from) / (frame.to - frame.from)) * frame.width
}

/** The moment that stands there; beyond the edges, the edge. */
export function traceTime(x: number, frame: TraceFrame): number {
  const share = Math.min(1, Math.max(0, x / frame.width))
  return frame.from + share * (frame.to - frame.from)
}

/**
 * One path for each severity that occurs: a swing where something began, and a level line for as long as it goes on, so
 * that one long event does not look like many.
 */
export function traceStrokes(bins: readonly TraceBin[], frame: TraceFrame): TraceStroke[] {
  return ORDER.map((severity) => ({
    severity,
    d: bins
      .filter((bin) => bin.worst === severity)
      .map((bin) => (bin.began > 0 ? swing(bin, frame) : level(bin, frame)))
      .join(''),
  })).filter((stroke) => stroke.d !== '')
}

/** A tick under the line for each bin in which something began. */
export function traceTicks(bins: readonly TraceBin[], frame: TraceFrame, top: number, bottom: number): string {
  return bins
    .filter((bin) => bin.began > 0)
    .map((bin) => `M${coordinate(centre(bin, frame))} ${top}V${bottom}`)
    .join('')
}

/** All that is drawn of a trace on a page; path data, and sizes in the units of the frame. */
interface TraceDrawing {
  width: number
  height: number
  /** Where it rests, from the top. */
  base: number
  strokes: TraceStroke[]
  ticks: string
}

/** How far up from the lower edge ticks reach. */
const TICK = 5

/** The trace of the bins as a page draws it. */
export function traceDrawing(bins: readonly TraceBin[], frame: TraceFrame): TraceDrawing {
  const { width, height } = frame
  const ticks = traceTicks(bins, frame, height - TICK, height)
  return { width, height, base: height * BASELINE, strokes: traceStrokes(bins, frame), ticks }
}

/** Up to the peak, down past the baseline by a third of it, and back to rest. */
function swing(bin: TraceBin, frame: TraceFrame): string {
  const base = frame.height * BASELINE
  const peak = magnitude(bin.worst, bin.events) * (base - 2)
  const width = Math.min(SWING, traceX(bin.to, frame) - traceX(bin.from, frame))
  // A bin may begin before the drawing does.
  const start = Math.min(Math.max(centre(bin, frame) - width / 2, 0), frame.width - width)
  const points = [
    [start, base],
    [start + width * 0.4, base - peak],
    [start + width * 0.68, Math.min(frame.height - 1, base + peak * 0.3)],
    [start + width, base],
  ]
  return `M${points.map(([x = 0, y = 0]) => `${coordinate(x)} ${coordinate(y)}`).join('L')}`
}

/** How much lower than a swing's peak the needle rests while an event merely goes on. */
const LEVEL = 0.35

function level(bin: TraceBin, frame: TraceFrame): string {
  const base = frame.height * BASELINE
  const y = coordinate(base - magnitude(bin.worst, bin.events) * (base - 2) * LEVEL)
  return `M${coordinate(traceX(bin.from, frame))} ${y}H${coordinate(traceX(bin.to, frame))}`
}

function centre(bin: TraceBin, frame: TraceFrame): number {
  return (traceX(bin.from, frame) + traceX(bin.to, frame)) / 2
}

function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100)
}
