/** Reads the figures of any stretch of time as /api/v1/impact answers them. */
import 'server-only'
import { keptRead } from '@/lib/db/kept-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import { clipped } from '@/lib/domain/impact/minutes'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { readRecorded } from '@/lib/history/read-recorded'
import { isFilling } from '@/lib/outages/read-filling'
import type { AccountMinutes, ImpactRows } from './contract'
import type { Figures } from './figures'
import { CLOCKS, formatImpactFilter, type ImpactFilter } from './filter'
import { presentResponse } from './present-response'
import { presentRows } from './present-rows'
import { accountMinutesOf } from './present-touch'
import { readFigures } from './read-figures'
import type { RequestedTimes } from './request'

/** Minutes; null where nothing was measured. */
interface AnsweredSpread {
  count: number
  median: number | null
  p25: number | null
  p75: number | null
  shortest: number | null
  longest: number | null
}

/** Names of the durations in the answer, in the order of RESPONSE_FIGURES. */
const DURATIONS = {
  postingDelay: 'posting-delay',
  timeToDetect: 'time-to-detect',
  timeToAcknowledge: 'time-to-acknowledge',
  timeToMitigate: 'time-to-mitigate',
  timeToRecover: 'time-to-recover',
} as const
type Duration = keyof typeof DURATIONS

/** What /api/v1/impact answers. Times are ISO 8601 UTC, lengths minutes. */
export interface ImpactAnswer extends Record<Duration, AnsweredSpread> {
  /** As asked; null: as far as the record goes. */
  from: string | null
  to: string | null
  zone: string
  /** What goes on is counted until then. */
  asOf: string
  clock: ImpactClock
  filter: Omit<ImpactFilter, 'clock'>
  incidents: number
  minutes: number
  /** Ids of incidents of which the clock knows a start and nobody knows the end: left out of the minutes. */
  endUnknown: string[]
  minutesByClock: Record<ImpactClock, number>
  accountMinutes: AccountMinutes
  /** False while what was stored by an earlier version is still being worked out: outages are missing then. */
  isWhole: boolean
  /** When everything that AWS says in public is on record, within the time asked for and up to now; none: no nought means none. */
  known: { from: string; to: string }[]
  /** Longest hit first. */
  teams: { id: string; name: string; minutes: number; accountMinutes: AccountMinutes }[]
  rows: Omit<ImpactRows, 'repeats'> & Record<Duration, string[]>
}

/** @param now ms */
export function readImpactAnswer(
  { from, to, zone, filter }: RequestedTimes,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<ImpactAnswer> {
  const key = `impact figures ${from} ${to} ${zone} ${formatImpactFilter(filter)} ${visibilityKey(accounts)}`
  return keptRead(['events', 'incidents', 'accounts', 'sources'], key, async () => {
    const [figures, recorded, filling] = await Promise.all([
      readFigures({ from, to }, filter, accounts, now),
      readRecorded(now),
      isFilling(),
    ])
    const known = clipped(recorded, from ?? Number.NEGATIVE_INFINITY, Math.min(to ?? now, now))
    return {
      ...asked({ from, to, zone, filter }, now),
      isWhole: !filling,
      known: known.map(([since, until]) => ({ from: isoOf(since), to: isoOf(until) })),
      ...answerOf(figures, filter.clock, now),
    }
  })
}

function isoOf(at: Instant): string {
  return new Date(at).toISOString()
}

function asked({ from, to, zone, filter: { clock, ...filter } }: RequestedTimes, now: Instant) {
  const iso = (at: Instant | null) => (at === null ? null : isoOf(at))
  return { from: iso(from), to: iso(to), zone, asOf: isoOf(now), clock, filter }
}

function answerOf(figures: Figures, clock: ImpactClock, now: Instant) {
  const { time, touch, incidentIds, durations } = figures
  const response = presentResponse(durations, null)
  const byName = Object.entries(DURATIONS).flatMap(([name, figure]) => {
    const found = response.find((each) => each.figure === figure)
    return found === undefined ? [] : [{ name: name as Duration, found }]
  })
  const { repeats: _, ...rows } = presentRows(figures, clock, new Map(), now)
  const spreads = byName.map(({ name, found: { count, median, p25, p75, shortest, longest } }) => [
    name,
    { count, median, p25, p75, shortest, longest },
  ])
  return {
    incidents: incidentIds.length,
    minutes: toMinutes(time[clock].ms),
    endUnknown: [...time[clock].endUnknown],
    minutesByClock: Object.fromEntries(CLOCKS.map((each) => [each, toMinutes(time[each].ms)])) as Record<
      ImpactClock,
      number
    >,
    accountMinutes: accountMinutesOf(touch.accountMs),
    teams: touch.teams.map(({ id, name, touched, ...ms }) => ({
      ...{ id, name, minutes: toMinutes(touched), accountMinutes: accountMinutesOf(ms) },
    })),
    ...(Object.fromEntries(spreads) as Record<Duration, AnsweredSpread>),
    rows: {
      ...rows,
      ...(Object.fromEntries(byName.map(({ name, found }) => [name, found.ids])) as Record<Duration, string[]>),
    },
  }
}
