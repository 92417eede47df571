/** Reads the timeline as a whole: what is open now, the trace, the values of the filters, the lanes. */
import 'server-only'
import { cachedOverview, cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { REGION_NAMES } from '@/lib/domain/region'
import type { EventSummaryView, FacetsView, LaneBar, LanesView, NowView, TraceDay, TraceView } from './contract'
import { END_UNKNOWN, iso, SUMMARY_COLUMNS } from './event-sql'
import { type EventFilter, formatEventFilter } from './filter'
import { all, attributeConditions, type Bind, parameters, timeAlternatives } from './filter-sql'
import { type VisibleAccounts, visibility, visibilityKey } from './visibility'

const MOST_OPEN = 5
/** More bars than this are neither drawn nor read by anybody. */
const MOST_BARS = 4_000

/** What is open now, worst first. */
export async function readNow(accounts: VisibleAccounts): Promise<NowView> {
  const [open, watch] = await Promise.all([
    cachedRead('events', `open ${visibilityKey(accounts)}`, () => readOpen(accounts)),
    cachedRead('sources', 'watch', readWatch),
  ])
  return { ...open, ...watch }
}

async function readOpen(accounts: VisibleAccounts): Promise<Pick<NowView, 'open' | 'openCount' | 'upcomingCount'>> {
  const { bind, values } = parameters()
  const visible = visibility(accounts, bind, 'few')
  const { rows } = await pool().query<EventSummaryView>(
    `SELECT * FROM (SELECT ${SUMMARY_COLUMNS} FROM health_event e WHERE ${all(["e.status = 'open'", ...visible])}) open
     WHERE NOT "endUnknown" ORDER BY severity DESC NULLS LAST, "startedAt" DESC`,
    values,
  )
  const upcoming = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM health_event e WHERE ${all(["e.status = 'upcoming'", ...visible])}`,
    values,
  )
  return { open: rows.slice(0, MOST_OPEN), openCount: rows.length, upcomingCount: upcoming.rows[0]?.count ?? 0 }
}

async function readWatch(): Promise<Pick<NowView, 'currentReadAt' | 'regionCount'>> {
  const { rows } = await pool().query<Pick<NowView, 'currentReadAt' | 'regionCount'>>(
    `SELECT (SELECT ${iso('last_complete_at')} FROM source_listing WHERE id = 'current') AS "currentReadAt",
       (SELECT count(DISTINCT region)::int FROM service_catalog WHERE region <> 'global') AS "regionCount"`,
  )
  const { currentReadAt = null, regionCount = 0 } = rows[0] ?? {}
  return { currentReadAt, regionCount: regionCount || Object.keys(REGION_NAMES).length }
}

/** One entry per UTC day on which an event that the filter lets through was in progress. */
export function readTrace(filter: EventFilter, accounts: VisibleAccounts): Promise<TraceView> {
  return cachedOverview('events', `trace ${formatEventFilter(filter)} ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const matching = matchingEvents(filter, accounts, bind)
    const from = filter.from === null ? "'-infinity'" : bind(filter.from)
    const to = filter.to === null ? "'infinity'" : bind(filter.to)
    const { rows } = await pool().query<TraceDay>(
      `WITH matching AS (
         SELECT e.started_at, e.peak_severity, (e.started_at AT TIME ZONE 'UTC')::date AS first_day,
           (coalesce(e.ended_at, CASE WHEN ${END_UNKNOWN} THEN greatest(e.said_at, e.started_at) ELSE greatest(now(), e.started_at) END)
             AT TIME ZONE 'UTC')::date AS last_day
         FROM (${matching}) e
       ), days AS (
         SELECT first_day AS day, peak_severity, true AS began FROM matching WHERE started_at >= ${from}::timestamptz
         UNION ALL
         SELECT later::date, peak_severity, false FROM matching,
           generate_series(greatest(first_day + 1, ${from}::timestamptz::date), least(last_day, ${to}::timestamptz::date),
             interval '1 day') later
         WHERE last_day > first_day
       )
       SELECT to_char(day, 'YYYY-MM-DD') AS day, max(peak_severity) AS worst, count(*)::int AS events,
         count(*) FILTER (WHERE began)::int AS began
       FROM days WHERE day::timestamptz < ${to}::timestamptz GROUP BY days.day ORDER BY days.day`,
      values,
    )
    const now = new Date().toISOString()
    const first = rows[0] ? `${rows[0].day}T00:00:00.000Z` : now
    return { from: filter.from ?? first, to: filter.to ?? now, days: rows }
  })
}

/** Services and Regions that events have, most events first. */
export function readFacets(accounts: VisibleAccounts): Promise<FacetsView> {
  return cachedOverview('events', `facets ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const [visible] = visibility(accounts, bind, 'all')
    // OFFSET: read in one go; in the order of an index, a million events took seven times as long.
    const events = visible === undefined ? 'health_event' : `(SELECT * FROM health_event e WHERE ${visible} OFFSET 0) e`
    const [services, regions, record] = await Promise.all([
      pool().query<{ value: string; label: string; events: number }>(
        `SELECT service AS value, count(*)::int AS events, max(coalesce(service_name, service)) AS label
         FROM ${events} GROUP BY service ORDER BY count(*) DESC, service`,
        values,
      ),
      pool().query<{ value: string; events: number }>(
        `SELECT region AS value, count(*)::int AS events FROM ${events} GROUP BY region ORDER BY count(*) DESC, region`,
        values,
      ),
      pool().query<{ first: string | null }>(`SELECT ${iso('min(started_at)')} AS first FROM ${events}`, values),
    ])
    return {
      services: services.rows,
      regions: regions.rows.map(({ value, events }) => ({ value, events, label: REGION_NAMES[value] ?? value })),
      total: regions.rows.reduce((sum, { events }) => sum + events, 0),
      firstStartedAt: record.rows[0]?.first ?? null,
    }
  })
}

/** How many events each source has shown: source → events. */
export function countEventsBySource(accounts: VisibleAccounts): Promise<Map<string, number>> {
  return cachedOverview('events', `events by source ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const [visible] = visibility(accounts, bind, 'all')
    const seen =
      visible === undefined ? 'sighting s' : `sighting s JOIN health_event e ON e.id = s.event_id WHERE ${visible}`
    const { rows } = await pool().query<{ source: string; count: number }>(
      `SELECT s.source, count(*)::int AS count FROM ${seen} GROUP BY s.source`,
      values,
    )
    return new Map(rows.map(({ source, count }) => [source, count]))
  })
}

/** The worst events that the filter lets through, as bars. */
export function listLaneBars(filter: EventFilter, accounts: VisibleAccounts): Promise<LanesView> {
  return cachedOverview('events', `lanes ${formatEventFilter(filter)} ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const matching = matchingEvents(filter, accounts, bind)
    const { rows } = await pool().query<LaneBar & { total: number }>(
      `WITH matching AS MATERIALIZED (
         SELECT id, peak_severity, started_at, count(*) OVER ()::int AS total FROM (${matching}) e
       ), worst AS (
         SELECT * FROM matching ORDER BY peak_severity DESC NULLS LAST, started_at DESC LIMIT ${bind(MOST_BARS)}
       )
       SELECT e.id, e.service, coalesce(e.service_name, e.service) AS "serviceName", e.region, e.severity,
         e.peak_severity AS "peakSeverity", e.status, ${END_UNKNOWN} AS "endUnknown", e.summary,
         ${iso('e.started_at')} AS "startedAt", ${iso('e.ended_at')} AS "endedAt", worst.total
       FROM worst JOIN health_event e USING (id) ORDER BY e.started_at, e.id`,
      values,
    )
    return { bars: rows.map(({ total: _, ...bar }) => bar), total: rows[0]?.total ?? 0 }
  })
}

/** The rows of health_event that the filter lets through and the reader may see. */
function matchingEvents(filter: EventFilter, accounts: VisibleAccounts, bind: Bind): string {
  const conditions = all([...attributeConditions(filter, bind), ...visibility(accounts, bind, 'all')])
  const parts = timeAlternatives(filter, bind).map(
    (time) => `SELECT * FROM health_event e WHERE ${time} AND ${conditions}`,
  )
  return parts.join(' UNION ALL ')
}
