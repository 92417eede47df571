/** Finds clock times written in a text: 12 and 24 hours, "1:30AM", "3 p.m.", "noon", "1530 UTC", "午後2時16分". */
import type { LocalClock } from './local-time'
import type { Found } from './written-dates'

/** A clock time as written: the hour stays as it was until somebody knows which half of the day it means. */
export interface WrittenClock extends LocalClock {
  half: 'am' | 'pm' | null
  /** True where the hour can only be one of 24: "14:05", "08:20", "0:15". */
  of24: boolean
  /** True for "midnight", which belongs to either of two days. */
  midnight: boolean
}

const START = '(?:(?<![\\w.:/+])|(?<=\\dT))'
// The dot of "p.m." ends the sentence as well when a new one begins after it.
const NEW_SENTENCE =
  '\\s+(?!Pacific|Eastern|Coordinated|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d)[A-Z][a-z]'
const HALF = `\\s*([AaPp])(?:\\.\\s?[Mm](?:\\.(?!${NEW_SENTENCE}))?|[Mm](?![A-Za-z0-9]))`
const EAST_ASIAN_HALF = '(?:(午前|午後|오전|오후)\\s*)?'

const HOUR_AND_MINUTE = new RegExp(
  `${START}${EAST_ASIAN_HALF}(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d{1,9})?)?(?![\\d:])(?:${HALF})?`,
  'g',
)
const HOUR_ALONE = new RegExp(`${START}(\\d{1,2})(?:\\.([0-5]\\d))?${HALF}`, 'g')
const FIRST_OF_TWO_HOURS =
  /(?<=\b(?:between|from)\s+(?:(?:approximately|around|about)\s+)?)(\d{1,2})(?=\s*(?:and|to|-|until)\s*(?:(?:approximately|around|about)\s+)?\d{1,2}(?::\d{2})?\s*[ap]\.?m)/gi
const NAMED = /\b(?:12(?::00)?\s+)?(noon|midnight)\b/gi
const FOUR_DIGITS = /(?<![\w.:/+-])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:UTC|GMT|Z|hrs|hours)\b)/g
const EAST_ASIAN = new RegExp(
  `${EAST_ASIAN_HALF}(?<!\\d)(\\d{1,2})\\s*[時시](?![間간])\\s*(?:(\\d{1,2})\\s*[分분]|(半|반))?`,
  'g',
)

/** A quick look that spares texts without any clock time the real reading. */
export function mayHoldClocks(text: string): boolean {
  return /\d[:：]\d\d|\d\s*[ap]\.?\s?m|noon|midnight|[\d０-９]\s*[時시：]|\d{4}\s?(?:UTC|GMT|Z|h)/i.test(text)
}

/** All clock times written in a text; overlaps are not yet resolved. */
export function findClocks(text: string): Found<WrittenClock>[] {
  const found: Found<WrittenClock>[] = []
  const collect = (pattern: RegExp, read: (groups: (string | undefined)[]) => WrittenClock | null): void => {
    for (const match of text.matchAll(pattern)) {
      const value = read([...match])
      if (value !== null) found.push({ start: match.index, end: match.index + match[0].length, value })
    }
  }
  collect(HOUR_AND_MINUTE, ([, before, hour, minute, second, after]) => clock(hour, minute, second, before ?? after))
  collect(HOUR_ALONE, ([, hour, minute, half]) => (Number(hour) <= 12 ? clock(hour, minute, undefined, half) : null))
  collect(FIRST_OF_TWO_HOURS, ([, hour]) =>
    Number(hour) >= 1 && Number(hour) <= 12 ? clock(hour, '00', undefined, undefined) : null,
  )
  collect(NAMED, ([, name]) => {
    const midnight = name?.toLowerCase() === 'midnight'
    return { hour: 12, minute: 0, second: 0, half: midnight ? 'am' : 'pm', of24: false, midnight }
  })
  collect(FOUR_DIGITS, ([, hour, minute]) => {
    const read = clock(hour, minute, undefined, undefined)
    return read === null ? null : { ...read, of24: true }
  })
  collect(EAST_ASIAN, ([, half, hour, minute, thirty]) =>
    clock(hour, thirty === undefined ? minute : '30', undefined, half),
  )
  return found
}

/** The times of day that a written clock can mean: two where the half of the day is missing. */
export function clocksMeant(written: WrittenClock, as24: boolean): LocalClock[] {
  const { hour, minute, second, half } = written
  const at = (on24: number): LocalClock => ({ hour: on24, minute, second })
  if (half !== null && hour <= 12) return [at((hour % 12) + (half === 'pm' ? 12 : 0))]
  if (half !== null || as24 || hour > 12 || hour === 0) return [at(hour)]
  return [at(hour % 12), at((hour % 12) + 12)]
}

function clock(hour = '', minute = '0', second = '0', half?: string): WrittenClock | null {
  const written: WrittenClock = {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    half: half === undefined ? null : /^(?:a|午前|오전)/i.test(half) ? 'am' : 'pm',
    of24: Number(hour) > 12 || /^0/.test(hour),
    midnight: false,
  }
  const impossible = written.hour > 23 || written.minute > 59 || (written.half === 'am' && written.hour > 12)
  return impossible ? null : written
}
