/** Works out which instants "between A and B" means; nothing where two readings fit. */
import {
  agrees,
  type Circumstances,
  FAR,
  isDatedMidnight,
  isDayDoubtful,
  isReadAs24,
  NEAR,
  zonePairs,
} from './circumstances'
import { DAY, HOUR } from './local-time'
import { type Range, rangesBetween, TOLERANCE } from './placement'
import type { Moment } from './shape'
import { clocksMeant } from './written-clocks'
import type { WrittenDate } from './written-dates'
import { PACIFIC_TIME, type WrittenZone } from './zones'

const LONGEST = 100 * DAY
/** Longer ones without a day come from an end written before its start. */
const LONGEST_UNDATED = 20 * HOUR

interface WrittenRange {
  start: Moment
  end: Moment
  startZone: WrittenZone
  endZone: WrittenZone
  startDate: WrittenDate | null
  undated: boolean
  /** Read on 24 hours because neither side names a half of the day. */
  as24: boolean
  halvesWritten: boolean
}

/** The instants of "between `start` and `end`", `sure` where nothing was guessed; null where they are not certain. */
export function resolveRange(start: Moment, end: Moment, around: Circumstances): (Range & { sure: boolean }) | null {
  const written = writtenRange(start, end, around)
  if (written === null) return null
  const { considered, fitting } = readings(written, around)
  const range = onlyOne([...fitting.values()], around)
  if (range === null || (written.undated && isDayDoubtful(range.from, around))) return null
  const near = !written.undated || around.observedAt - range.to < NEAR
  const zoneWritten = start.zone !== null || end.zone !== null
  return { ...range, sure: zoneWritten && written.halvesWritten && considered.size === 1 && near }
}

function writtenRange(start: Moment, end: Moment, around: Circumstances): WrittenRange | null {
  const startZone = start.zone ?? end.zone ?? around.fallbackZone
  if (startZone === null || isDatedMidnight(start) || isDatedMidnight(end)) return null
  const startDate = start.date ?? around.leadDate
  const undated = startDate === null && end.date === null
  const as24 = start.clock.half === null && end.clock.half === null
  // A bare "1:00" is read as on 24 hours too where its distance from the post rules out the afternoon.
  const isBareMorning = undated && startZone !== PACIFIC_TIME
  if (as24 && !isBareMorning && !isReadAs24([start, end], startZone)) return null
  const halvesWritten = as24 || (start.clock.half !== null && end.clock.half !== null)
  return { start, end, startZone, endZone: end.zone ?? startZone, startDate, undated, as24, halvesWritten }
}

/** All ranges that the words allow, and those of them that circumstances allow. */
function readings(written: WrittenRange, around: Circumstances) {
  const { start, end, as24, undated, halvesWritten } = written
  const hasOwnDate = start.date !== null || end.date !== null
  const considered = new Set<string>()
  const fitting = new Map<string, Range>()
  for (const [startZone, endZone] of zonePairs(written.startZone, written.endZone)) {
    const starts = clocksMeant(start.clock, as24).map((clock) => ({ clock, date: written.startDate, zone: startZone }))
    const ends = clocksMeant(end.clock, as24).map((clock) => ({ clock, date: end.date, zone: endZone }))
    const ranges = starts.flatMap((from) =>
      ends.flatMap((to) => rangesBetween(from, to, end.dateBehind, around.observedAt)),
    )
    for (const range of ranges) considered.add(keyOf(range))
    const possible = ranges.filter(
      (range) => isPossible(range, undated, around) && (hasOwnDate || agrees(range, startZone, around)),
    )
    for (const range of halvesWritten ? possible : shortest(possible)) fitting.set(keyOf(range), range)
  }
  return { considered, fitting }
}

function isPossible({ from, to }: Range, undated: boolean, { observedAt, nextAt }: Circumstances): boolean {
  if (from >= to || to > observedAt + TOLERANCE || to - from > LONGEST) return false
  return !undated || (nextAt - to <= FAR && to - from <= LONGEST_UNDATED)
}

/** Where a half of the day is not written, people mean the shorter range ("between 11:15 and 1:30 PM"). */
function shortest(ranges: readonly Range[]): Range[] {
  return ranges.toSorted((a, b) => a.to - a.from - (b.to - b.from)).slice(0, 1)
}

/** The only reading; of several the only one that began before the event was spoken of. */
function onlyOne(ranges: readonly Range[], { firstSaidAt }: Circumstances): Range | null {
  const candidates = ranges.length > 1 ? ranges.filter(({ from }) => from <= firstSaidAt + TOLERANCE) : ranges
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}

function keyOf({ from, to }: Range): string {
  return `${from} ${to}`
}
