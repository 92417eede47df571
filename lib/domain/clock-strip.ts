/** Puts an event's clocks on one time axis: what AWS declares, what it describes, how services recovered, when it posted. */
import { formatDuration } from './format-time'
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

/** A window of one clock. Times are ISO 8601. */
export interface ClockedWindow {
  clock: ImpactClock
  from: string
  to: string | null
  superseded: boolean
}

interface Clocked {
  windows: readonly ClockedWindow[]
  posts: readonly string[]
  /** Other moments that must have a place on the axis. */
  moments?: readonly string[]
  /** Where a window without an end is drawn to: now while the event is open, else the last that is known of it. */
  until: number
}

/** What each clock is called, and whose word it is. */
export const CLOCK_WORDS: Record<ImpactClock, { name: string; meaning: string }> = {
  declared: { name: 'Declared', meaning: "the start and end that AWS's record gives" },
  described: { name: 'Described', meaning: "the times that AWS's text names" },
  recovered: { name: 'Recovered', meaning: "the changes of each service's status" },
  observed: { name: 'Observed', meaning: 'what your team saw' },
}

const ORDER: readonly ImpactClock[] = ['declared', 'described', 'recovered', 'observed']
/** Room at both ends, as a share of the whole. */
const MARGIN = 0.03
const LEAST = 10 * 60_000

/** Null where there is no moment to draw. */
export function clockStrip({ windows, posts, moments: others = [], until }: Clocked): ClockStrip | null {
  const times = posts.map((post) => Date.parse(post)).sort((a, b) => a - b)
  const rows = ORDER.map((clock) => ({ clock, bars: barsOf(clock, windows, until) })).filter(
    (row) => row.bars.length > 0,
  )
  const ends = rows.flatMap((row) => row.bars.flatMap(({ from, to }) => [from, to]))
  const moments = [...times, ...ends, ...others.map((moment) => Date.parse(moment))]
  if (moments.length === 0) return null
  const first = moments.reduce((a, b) => Math.min(a, b))
  const last = moments.reduce((a, b) => Math.max(a, b))
  const margin = Math.max(LEAST - (last - first), (last - first) * MARGIN * 2) / 2
  return { from: first - margin, to: last + margin, rows, posts: times, firstSaidAfter: firstSaidAfter(windows, times) }
}

/** Where a moment stands between the ends of an axis, in percent. */
export function shareOf({ from, to }: { from: number; to: number }): (at: number) => number {
  return (at) => ((at - from) / (to - from)) * 100
}

/** How late AWS first said so, for `after` ms since the beginning. */
export function firstSaidWords(after: number): string {
  if (Math.abs(after) < 60_000) return 'AWS said so as it began'
  if (after < 0) return `AWS said so ${formatDuration(-after)} before it began`
  return `AWS first said so ${formatDuration(after)} after it began`
}

/**
 * The windows of each clock, those that touch or overlap made one, so that the windows of many events make few bars.
 * Superseded ones are left out; a union is open where one of its windows is.
 */
export function unionWindows(windows: readonly ClockedWindow[]): ClockedWindow[] {
  const valid = windows.filter(({ superseded }) => !superseded)
  return ORDER.flatMap((clock) => {
    const unions: ClockedWindow[] = []
    const own = valid.filter((window) => window.clock === clock)
    for (const window of own.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
      const last = unions.at(-1)
      if (last === undefined || (last.to !== null && Date.parse(window.from) > Date.parse(last.to))) {
        unions.push({ clock, from: window.from, to: window.to, superseded: false })
      } else if (last.to !== null && (window.to === null || Date.parse(window.to) > Date.parse(last.to))) {
        last.to = window.to
      }
    }
    return unions
  })
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
