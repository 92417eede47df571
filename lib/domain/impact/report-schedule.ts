/** When a saved summary is due: on the first day after its period, at an hour of its zone. */
import type { Instant } from '../health-event'
import { clockParts } from '../zone'
import { nextPeriod, type Period, type PeriodUnit, parsePeriod, previousPeriod, startOfDay } from './period'

/** What a saved summary can be about: the last whole one. */
export const REPORT_UNITS = ['week', 'month', 'quarter', 'year'] as const satisfies readonly PeriodUnit[]
export type ReportUnit = (typeof REPORT_UNITS)[number]

export interface ReportSchedule {
  unit: ReportUnit
  /** IANA name. */
  zone: string
  /** 0 to 23. Where clocks skip it, the first moment after; where they show it twice, the first time. */
  hour: number
}

/** A moment at which a summary is due, ms UTC, and what it is about. */
export interface Due {
  at: Instant
  period: Period
}

const QUARTER = 900_000

/** The first one later than a moment. */
export function dueAfter(schedule: ReportSchedule, after: Instant): Due {
  const last = dueOf(lastWhole(schedule, after), schedule.hour)
  return last.at > after ? last : dueOf(nextPeriod(last.period), schedule.hour)
}

/** The last one that is no later than a moment: those before it that were missed are not sent any more. */
export function latestDue(schedule: ReportSchedule, now: Instant): Due {
  const last = dueOf(lastWhole(schedule, now), schedule.hour)
  return last.at <= now ? last : dueOf(previousPeriod(last.period), schedule.hour)
}

/** The last period that was over at a moment. */
export function lastWhole({ unit, zone }: Omit<ReportSchedule, 'hour'>, now: Instant): Period {
  const period = parsePeriod(`last-${unit}`, zone, now)
  if (period === null) throw new RangeError(`There is no ${unit} before ${now}.`)
  return period
}

function dueOf(period: Period, hour: number): Due {
  return { at: firstMoment(period.endDay, hour, period.zone), period }
}

/** The first moment at which the clocks of a zone show a day and an hour, or later. Zones change at full quarters of an hour. */
function firstMoment(day: string, hour: number, zone: string): Instant {
  const shows = (at: Instant) => {
    const shown = clockParts(at, zone)
    return shown.key > day || (shown.key === day && Number(shown.hour) >= hour)
  }
  let at = startOfDay(day, zone)
  while (!shows(at)) at += QUARTER
  return at
}
