/** Reads the trace: how bad each day was. */
import 'server-only'
import { cachedOverview } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { SEVERITIES } from '@/lib/domain/severity'
import type { TraceDay, TraceView } from './contract'
import { END_UNKNOWN, HURTING } from './event-sql'
import { type EventFilter, formatEventFilter } from './filter'
import { matchingEvents } from './read-matching'

/**
 * One entry per UTC day on which an event that the filter lets through was in progress. Notices that stay open for years
 * shake nothing: they count only where the filter asks for their category.
 */
export function readTrace(filter: EventFilter, accounts: VisibleAccounts): Promise<TraceView> {
  return cachedOverview(
    ['events', 'incidents'],
    `trace ${formatEventFilter(filter)} ${visibilityKey(accounts)}`,
    async () => {
      const days = await readDays(filter, accounts)
      const now = new Date().toISOString()
      const first = days[0] ? `${days[0].day}T00:00:00.000Z` : now
      return { from: filter.from ?? first, to: filter.to ?? now, days }
    },
  )
}

/** The days are not counted one by one for each event: an event adds itself on its first day and leaves after its last. */
async function readDays(filter: EventFilter, accounts: VisibleAccounts): Promise<TraceDay[]> {
  const { bind, values } = parameters()
  const hurting = filter.category.length > 0 ? [] : [`e.category IN ${HURTING}`]
  const matching = await matchingEvents(filter, accounts, bind, hurting)
  const from = filter.from === null ? "'-infinity'" : bind(filter.from)
  const to = filter.to === null ? "'infinity'" : bind(filter.to)
  const running = SEVERITIES.map(
    (severity) => `sum(n) FILTER (WHERE severity = '${severity}') OVER (ORDER BY day) > 0 AS ${severity}`,
  )
  const worst = [...SEVERITIES].reverse().map((severity) => `WHEN ${severity} THEN '${severity}'`)
  const { rows } = await pool().query<TraceDay>(
    `WITH matching AS (
       SELECT e.peak_severity AS severity, e.started_at >= ${from}::timestamptz AS began,
         greatest((e.started_at AT TIME ZONE 'UTC')::date, (${from}::timestamptz AT TIME ZONE 'UTC')::date) AS first,
         least((coalesce(e.ended_at, CASE WHEN ${END_UNKNOWN} THEN greatest(e.said_at, e.started_at)
           ELSE greatest(now(), e.started_at) END) AT TIME ZONE 'UTC')::date,
           ((${to}::timestamptz - interval '1 millisecond') AT TIME ZONE 'UTC')::date) AS last
       FROM (${matching}) e
     ), grouped AS (
       SELECT first, last, severity, count(*) AS n, count(*) FILTER (WHERE began) AS began
       FROM matching WHERE last >= first GROUP BY first, last, severity
     ), steps AS (
       SELECT first AS day, severity, n, began FROM grouped
       UNION ALL SELECT last + 1, severity, -n, 0 FROM grouped
       UNION ALL SELECT day::date, NULL, 0, 0
         FROM generate_series((SELECT min(first) FROM grouped), (SELECT max(last) FROM grouped), interval '1 day') day
     ), days AS (
       SELECT DISTINCT day, sum(n) OVER (ORDER BY day) AS events, sum(began) OVER (PARTITION BY day) AS began,
         ${running.join(', ')} FROM steps
     )
     SELECT to_char(day, 'YYYY-MM-DD') AS day, CASE ${worst.join(' ')} END AS worst, events::int, began::int
     FROM days WHERE events > 0 ORDER BY days.day`,
    values,
  )
  return rows
}
