/** A text with every moment ("May 3rd, 4:41 PM PDT") folded into one character, so that phrases can be matched around them. */
import { evenOut, type FoldedText, fold, withoutOverlaps } from './folding'
import { findClocks, type WrittenClock } from './written-clocks'
import { type Found, findDates, type WrittenDate } from './written-dates'
import { type WrittenZone, ZONE_PATTERN, zoneNamed } from './zones'

/** A clock time with whatever day and zone stand beside it. */
export interface Moment {
  clock: WrittenClock
  zone: WrittenZone | null
  date: WrittenDate | null
  /** True where the day stands behind the time ("1:05 AM PDT on May 4"): then it may be meant for a whole range. */
  dateBehind: boolean
}

/** Words, moments and loose days of a text. */
export interface Shape extends FoldedText {
  text: string
  moments: readonly Moment[]
  dates: readonly WrittenDate[]
}

/** Pattern source for one moment in a shape. */
export const MOMENT = '[\\uEC00-\\uEFFF]'
/** Pattern source for a day that stands beside no clock time. */
export const DATE = '[\\uE000-\\uE3FF]'
const CLOCK = '[\\uE400-\\uE7FF]'
const ZONE = '[\\uE800-\\uEBFF]'
const CLASS_SIZE = 0x400
const BASE = { date: 0xe000, clock: 0xe400, zone: 0xe800, moment: 0xec00 } as const

const WRITTEN_MOMENT = new RegExp(
  [
    `(?:(?<zoneFirst>${ZONE})[\\s,:()のに、]*)?`,
    `(?:(?<dateFirst>${DATE})\\s*,?\\s*(?:(?:at|@|around|approximately|about)\\s+|の)*)?`,
    `(?:(?<zoneNext>${ZONE})\\s*)?`,
    `(?<clock>${CLOCK})`,
    `(?:,?\\s*\\(?(?<zone>${ZONE})\\)?(?:\\s*\\(${ZONE}\\))?)?`,
    `(?:\\s*,?\\s*\\(?(?:(?:on|of)\\s+(?:the\\s+)?)?(?<dateBehind>${DATE})\\)?(?!\\s*,?\\s*(?:at\\s+)?${CLOCK}))?`,
    `(?:,?\\s*\\(?(?<zoneLast>${ZONE})\\)?)?`,
  ].join(''),
  'g',
)
const ANY_MOMENT = new RegExp(MOMENT, 'g')
const ANY_DATE = new RegExp(DATE, 'g')
/** "1:15 PM PDT (8:15 PM UTC)": one moment said twice. */
const SAID_TWICE = new RegExp(`(${MOMENT})\\s*(?:\\(|\\[|/)\\s*${MOMENT}(?:\\s*(?:\\)|\\]))?`, 'g')

/** Reads the moments of a plain text; null where it holds none, or more than anybody writes. */
export function shapeOf(text: string): Shape | null {
  const even = evenOut(text)
  const clocks = findClocks(even)
  if (clocks.length === 0) return null
  const tokens = withoutOverlaps([
    ...clocks.map((found) => ({ ...found, kind: 'clock' as const })),
    ...findDates(even).map((found) => ({ ...found, kind: 'date' as const })),
    ...findZones(even).map((found) => ({ ...found, kind: 'zone' as const })),
  ])
  if (tokens.length >= CLASS_SIZE) return null

  const dates: WrittenDate[] = []
  const times: WrittenClock[] = []
  const zones: WrittenZone[] = []
  const marked = fold(
    { shape: even, origin: Array.from({ length: even.length + 1 }, (_, place) => place) },
    tokens.map(({ start, end, ...token }) => {
      if (token.kind === 'date') return { start, end, mark: BASE.date + dates.push(token.value) - 1 }
      if (token.kind === 'zone') return { start, end, mark: BASE.zone + zones.push(token.value) - 1 }
      return { start, end, mark: BASE.clock + times.push(token.value) - 1 }
    }),
  )

  const moments: Moment[] = []
  const joined = fold(
    marked,
    [...marked.shape.matchAll(WRITTEN_MOMENT)].flatMap((match) => {
      const part = match.groups ?? {}
      const clock = times[indexOf(part.clock, BASE.clock)]
      if (clock === undefined) return []
      const zone = part.zone ?? part.zoneLast ?? part.zoneNext ?? part.zoneFirst
      const date = dates[indexOf(part.dateFirst ?? part.dateBehind, BASE.date)] ?? null
      moments.push({
        clock,
        zone: zones[indexOf(zone, BASE.zone)] ?? null,
        date,
        dateBehind: part.dateFirst === undefined && date !== null,
      })
      return [{ start: match.index, end: match.index + match[0].length, mark: BASE.moment + moments.length - 1 }]
    }),
  )
  const once = fold(
    joined,
    [...joined.shape.matchAll(SAID_TWICE)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      mark: match[0].charCodeAt(0),
    })),
  )
  return { text, ...once, moments, dates }
}

/** The moment that a character of a shape stands for. */
export function momentAt(shape: Shape, mark: string | undefined): Moment | null {
  return shape.moments[indexOf(mark, BASE.moment)] ?? null
}

/** Which moments stand in a piece of a shape. */
export function momentsIn(piece: string): number[] {
  return [...piece.matchAll(ANY_MOMENT)].map(([mark]) => indexOf(mark, BASE.moment))
}

/** The loose days in a piece of a shape. */
export function datesIn(shape: Shape, piece: string): WrittenDate[] {
  return [...piece.matchAll(ANY_DATE)].flatMap(([mark]) => dateAt(shape, mark) ?? [])
}

/** The loose day that a character of a shape stands for. */
export function dateAt(shape: Shape, mark: string | undefined): WrittenDate | null {
  return shape.dates[indexOf(mark, BASE.date)] ?? null
}

function indexOf(mark: string | undefined, base: number): number {
  return mark === undefined ? -1 : mark.charCodeAt(0) - base
}

function findZones(text: string): Found<WrittenZone>[] {
  return [...text.matchAll(ZONE_PATTERN)].flatMap((match) => {
    const value = zoneNamed(match[0].trim())
    return value === null ? [] : [{ start: match.index, end: match.index + match[0].length, value }]
  })
}
