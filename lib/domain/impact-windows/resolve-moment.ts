/** Works out which instant a lone start or end means; nothing where two readings fit. */
import type { Instant } from '../health-event'
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
import { DAY } from './local-time'
import { latest, TOLERANCE } from './placement'
import type { Moment } from './shape'
import { clocksMeant } from './written-clocks'

/** How many days back a start that is told again is looked for. */
const REMEMBERED_DAYS = [0, 1, 2, 3, 4, 5]

/** The instant of a start, `sure` where nothing was guessed; null where it is not certain. */
export function resolveStart(moment: Moment, around: Circumstances): { at: Instant; sure: boolean } | null {
  const at = onlyReading(moment, around, null)
  if (at === null) return null
  if (isDated(moment, around)) return { at, sure: moment.zone !== null }
  const known = REMEMBERED_DAYS.map((days) => at - days * DAY).find((day) => around.knownStarts.includes(day))
  if (known !== undefined) return { at: known, sure: false }
  if (around.firstSaidAt - at > FAR || isDayDoubtful(at, around)) return null
  return { at, sure: moment.zone !== null && around.observedAt - at < NEAR }
}

/** The instant of an end that comes after `from`; null where it is not certain. */
export function resolveEnd(moment: Moment, around: Circumstances, from: Instant): Instant | null {
  const at = onlyReading(moment, around, from)
  if (at === null) return null
  return !isDated(moment, around) && at - DAY > from ? null : at
}

function isDated({ date }: Moment, { leadDate }: Circumstances): boolean {
  return date !== null || leadDate !== null
}

function onlyReading(moment: Moment, around: Circumstances, after: Instant | null): Instant | null {
  const zone = moment.zone ?? around.fallbackZone
  const as24 = moment.clock.half === null
  if (zone === null || isDatedMidnight(moment) || (as24 && !isReadAs24([moment], zone))) return null
  const date = moment.date ?? around.leadDate
  const limit = around.observedAt + TOLERANCE
  const readings = zonePairs(zone, zone).flatMap(([reading]) =>
    clocksMeant(moment.clock, as24).flatMap((clock) => {
      const at = latest({ clock, date, zone: reading }, limit, around.observedAt)
      const fits = at !== null && (moment.date !== null || agrees({ from: at, to: at }, reading, around))
      return fits && at > (after ?? Number.NEGATIVE_INFINITY) ? [at] : []
    }),
  )
  const [at, ...others] = new Set(readings)
  return at === undefined || others.length > 0 ? null : at
}
