/** Ticks of a time axis in a zone, from minutes to years, as many as there is room for. */
import { clockParts, zoneOffset } from './zone'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTH = 30.44 * DAY

export interface AxisTick {
  /** Milliseconds. */
  at: number
  text: string
  /** Begins a larger unit: a day among hours, a year among months. */
  strong: boolean
}

interface AxisStep {
  /** Length, for months and years on average. */
  length: number
  /** Months at a time, for what has no fixed length. */
  months?: number
}

const STEPS: readonly AxisStep[] = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => ({ length: minutes * MINUTE })),
  ...[1, 2, 3, 6, 12].map((hours) => ({ length: hours * HOUR })),
  ...[1, 2, 7].map((days) => ({ length: days * DAY })),
  ...[1, 3, 6, 12, 24, 60].map((months) => ({ length: months * MONTH, months })),
]

interface AxisOptions {
  /** px that each tick has to itself. */
  room?: number
  /** No step is shorter than this, in milliseconds. */
  finest?: number
}

/** Ticks of [from, to) on `width` px. */
export function axisTicks(
  from: number,
  to: number,
  width: number,
  zone: string,
  options: AxisOptions = {},
): AxisTick[] {
  const { room = 68, finest = 0 } = options
  const fits = ({ length }: AxisStep) => length >= finest && (length / (to - from)) * width >= room
  const step = STEPS.find(fits) ?? STEPS.at(-1)
  if (!step || !(to > from)) return []
  const starts =
    step.months === undefined ? fixedSteps(from, to, step.length, zone) : monthSteps(from, to, step.months, zone)
  return starts.map((at) => tick(at, step, zone))
}

/** When clocks in the zone show `local` (milliseconds, as if it were UTC); after the gap where they skip it. */
export function instantOf(local: number, zone: string): number {
  const guess = local - zoneOffset(local, zone)
  return local - zoneOffset(guess, zone)
}

function fixedSteps(from: number, to: number, length: number, zone: string): number[] {
  const starts: number[] = []
  // Steps of a week begin on Mondays: 1970-01-05 was one.
  const shift = length === 7 * DAY ? 4 * DAY : 0
  const first = Math.ceil((from + zoneOffset(from, zone) - shift) / length) * length + shift
  for (let local = first, at = instantOf(local, zone); at < to; local += length, at = instantOf(local, zone)) {
    if (at >= from && at > (starts.at(-1) ?? Number.NEGATIVE_INFINITY)) starts.push(at)
  }
  return starts
}

function monthSteps(from: number, to: number, months: number, zone: string): number[] {
  const starts: number[] = []
  const local = new Date(from + zoneOffset(from, zone))
  let month = Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / months) * months
  for (let at = monthStart(month, zone); at < to; month += months, at = monthStart(month, zone)) {
    if (at >= from) starts.push(at)
  }
  return starts
}

/** `month` counts from the beginning of our era. */
function monthStart(month: number, zone: string): number {
  return instantOf(Date.UTC(Math.floor(month / 12), month % 12, 1), zone)
}

function tick(at: number, step: AxisStep, zone: string): AxisTick {
  const { year, month, day, hour, minute } = clockParts(at, zone)
  if (step.months !== undefined) {
    const strong = month === 'Jan'
    return { at, strong, text: strong || step.months >= 12 ? String(year) : month }
  }
  if (step.length >= DAY) return { at, strong: step.length === DAY && day === 1, text: `${day} ${month}` }
  const midnight = hour === '00' && minute === '00'
  return { at, strong: midnight, text: midnight ? `${day} ${month}` : `${hour}:${minute}` }
}
