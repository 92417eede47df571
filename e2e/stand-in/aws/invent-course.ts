/** When an invented event is announced, begins, ends and was last changed, as it stands at one moment. */
import type { KindName } from './invent-kinds'
import { between, type Chance } from './randomness'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Milliseconds. */
export interface Course {
  startTime: number
  endTime: number | null
  lastUpdatedTime: number
  status: 'open' | 'closed' | 'upcoming'
}

/** The course of an event that AWS first spoke of at `announced`, as it stands at `now`. */
export function courseOf(kind: KindName, announced: number, now: number, chance: Chance): Course {
  switch (kind) {
    case 'maintenance': {
      const start = announced + between(7, 30, chance) * DAY_MS
      const end = start + between(2, 8, chance) * HOUR_MS
      return withdrawn(announced, start, end, now) ?? planned(announced, start, end, now)
    }
    case 'lifecycle': {
      const start = announced + between(120, 420, chance) * DAY_MS
      // AWS gives these no end.
      return { ...planned(announced, start, start + 90 * DAY_MS, now), endTime: null }
    }
    case 'issue':
    case 'abuse':
      return past(announced, announced + between(40, 4_000, chance) * MINUTE_MS, now)
    default:
      return past(announced, announced + 7 * DAY_MS, now)
  }
}

/** One in 17 is called off halfway to its day. */
function withdrawn(announced: number, startTime: number, endTime: number, now: number): Course | null {
  const calledOffAt = announced + Math.floor((startTime - announced) / 2)
  if (announced % 17 !== 0 || now < calledOffAt) return null
  return { startTime, endTime, lastUpdatedTime: calledOffAt, status: 'closed' }
}

function planned(announced: number, start: number, end: number, now: number): Course {
  if (now < start) return { startTime: start, endTime: end, lastUpdatedTime: announced, status: 'upcoming' }
  if (now < end) return { startTime: start, endTime: end, lastUpdatedTime: start, status: 'open' }
  return { startTime: start, endTime: end, lastUpdatedTime: end, status: 'closed' }
}

function past(start: number, end: number, now: number): Course {
  if (now < end) return { startTime: start, endTime: null, lastUpdatedTime: start, status: 'open' }
  return { startTime: start, endTime: end, lastUpdatedTime: end, status: 'closed' }
}
