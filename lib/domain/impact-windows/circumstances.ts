/** What surrounds a written time, and what follows from it for the day, zone and half of the day that it means. */
import type { Instant } from '../health-event'
import { DAY, HOUR, localDateOf, sameDate, type ZoneReading } from './local-time'
import type { Range } from './placement'
import type { Moment } from './shape'
import { daysMeant, type WrittenDate } from './written-dates'
import { PACIFIC_TIME, type WrittenZone, writes24Hours } from './zones'

/**
 * How far a time without a day may lie from the posts about it. Posts come within hours; a gap of half a day or more is
 * what a confusion of AM and PM, another day, or a plan for tomorrow looks like.
 */
export const FAR: number = 11.5 * HOUR
/** Posts mostly come soon after; a longer gap leaves some doubt about the day. */
export const NEAR: number = 6 * HOUR

/** What surrounds a written time. */
export interface Circumstances {
  observedAt: Instant
  /** False where the post's own time does not go with its event's, so that it may be a day off. */
  isDayKnown: boolean
  /** When the event was first spoken of. */
  firstSaidAt: Instant
  /** The zone of times that name none; null where the text names several. */
  fallbackZone: WrittenZone | null
  /** Starts that earlier statements about the event gave. */
  knownStarts: readonly Instant[]
  /** A day written in front of the phrase ("On May 3, between …"). */
  leadDate: WrittenDate | null
  /** Days elsewhere in the sentence: a time without a day must agree with them. */
  looseDates: readonly WrittenDate[]
  /** The next thing that the text tells of, against which the distance of a time without a day is measured. */
  nextAt: Instant
}

/** Whether a start without a day may be meant for another day than the latest one. */
export function isDayDoubtful(from: Instant, around: Circumstances): boolean {
  const { observedAt, firstSaidAt, knownStarts, isDayKnown } = around
  if (knownStarts.includes(from)) return false
  const yesterdayFits = from - DAY >= firstSaidAt - FAR
  const longBeforeEarlierPosts = firstSaidAt < observedAt - HOUR && firstSaidAt - from > FAR
  return yesterdayFits || longBeforeEarlierPosts || !isDayKnown
}

/** Whether the days elsewhere in the sentence are days of the range. */
export function agrees({ from, to }: Range, zone: ZoneReading, { looseDates, observedAt }: Circumstances): boolean {
  const days = [localDateOf(from, zone), localDateOf(to, zone)]
  return looseDates.every((date) =>
    daysMeant(date, observedAt, zone).some((meant) => days.some((day) => sameDate(day, meant))),
  )
}

/** Midnight of a day is its beginning to some people and its end to others. */
export function isDatedMidnight({ clock, date }: Moment): boolean {
  return clock.midnight && date !== null
}

/** Whether times without a half of the day are meant on 24 hours; 14:05 without any zone is as likely UTC as Pacific. */
export function isReadAs24(moments: readonly Moment[], zone: WrittenZone): boolean {
  return zone !== PACIFIC_TIME && (moments.some(({ clock }) => clock.of24) || writes24Hours(zone))
}

/**
 * Each coherent way to read two zones. AWS sometimes writes PST in summer: then the offset as written and the wall
 * clock of the place are two readings, and only the post's own time can tell which is meant.
 */
export function zonePairs(start: WrittenZone, end: WrittenZone): [ZoneReading, ZoneReading][] {
  return start.flatMap((first, at) =>
    (start === end ? [end[at] ?? first] : end).flatMap((second): [ZoneReading, ZoneReading][] => [
      [first.offset ?? first.place ?? 0, second.offset ?? second.place ?? 0],
      [first.place ?? first.offset ?? 0, second.place ?? second.offset ?? 0],
    ]),
  )
}
