/** Puts an event's clocks on one time axis: what AWS declares, what it describes, how services recovered, when it posted. */
import type { ImpactClock } from './impact-window'

/** Milliseconds throughout. */
export interface ClockBar {
  from: number
  to: number
  /** Has no end yet, or none that is known. */
  open: boolean
  superseded: boolean
}

export interface ClockRow {
  clock: ImpactClock
  bars: ClockBar[]
}

export interface ClockStrip {
  /** The ends of the axis. */
  from: number
  to: number
  rows: ClockRow[]
  /** When AWS said something, oldest first. */
  posts: number[]
  /** The first post minus the beginning that AWS itself describes; null where it describes none. */
  firstSaidAfter: number | null
}

interface ClockedWindow {
  clock: ImpactClock
  from: string
  to: string | null
  superseded: boolean
}

interface Clocked {
  windows: readonly ClockedWindow[]
  posts: readonly string[]
  /** Where a window without an end is drawn to: now while the event is open, else the last that is known of it. */
  until: number
}

const ORDER: readonly ImpactClock[] = ['declared', 'described', 'recovered', 'observed']
/** Room at both ends, as a share of the whole. */
const MARGIN = 0.03
const LEAST = 10 * 60_000

export function clockStrip({ windows, posts, until }: Clocked): ClockStrip | null {
  const times = posts.map((post) => Date.parse(post)).sort((a, b) => a - b)
  const rows = ORDER.map((clock) => ({ clock, bars: barsOf(clock, windows, until) })).filter(
    (row) => row.bars.length > 0,
  )
  const moments = [...times, ...rows.flatMap((row) => row.bars.flatMap(({ from, to }) => [from, to]))]
  if (moments.length === 0) return null
  const first = moments.reduce((a, b) => Math.min(a, b))
  const last = moments.reduce((a, b) => Math.max(a, b))
  const margin = Math.max(LEAST - (last - first), (last - first) * MARGIN * 2) / 2
  return { from: first - margin, to: last + margin, rows, posts: times, firstSaidAfter: firstSaidAfter(windows, times) }
}

function barsOf(clock: ImpactClock, windows: readonly ClockedWindow[], until: number): ClockBar[] {
  return windows
    .filter((window) => window.clock === clock)
    .map(({ from, to, superseded }) => {
      const start = Date.parse(from)
      return { from: start, to: to === null ? Math.max(start, until) : Date.parse(to), open: to === null, superseded }
    })
}

function firstSaidAfter(windows: readonly ClockedWindow[], posts: readonly number[]): number | null {
  const described = windows.filter(({ clock, superseded }) => clock === 'described' && !superseded)
  const first = posts[0]
  if (described.length === 0 || first === undefined) return null
  return (
    first - described.reduce((earliest, { from }) => Math.min(earliest, Date.parse(from)), Number.POSITIVE_INFINITY)
  )
}
