/** Reads the timeline as a whole: the values of the filters, the lanes, how much each source has shown. */
import 'server-only'
import { cachedOverview, cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibility, visibilityKey } from '@/lib/db/visibility'
import { REGION_NAMES } from '@/lib/domain/region'
import type { Choice, FacetsView, LaneBar, LanesView } from './contract'
import { END_UNKNOWN, SERVICE_NAME } from './event-sql'
import { type EventFilter, formatEventFilter } from './filter'
import { matchingEvents } from './read-matching'
import { summaryOf } from './text-sql'

/** More bars than this are neither drawn nor read by anybody. */
const MOST_BARS = 4_000

/** Services and Regions that events have, most events first; connections by name. */
export async function readFacets(accounts: VisibleAccounts): Promise<FacetsView> {
  const [record, connections] = await Promise.all([readEventFacets(accounts), listConnectionChoices()])
  return { ...record, connections }
}

function readEventFacets(accounts: VisibleAccounts): Promise<Omit<FacetsView, 'connections'>> {
  return cachedOverview('events', `facets ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const [visible] = visibility(accounts, bind, 'all')
    // OFFSET: read in one go; in the order of an index, a million events took seven times as long.
    const events = visible === undefined ? 'health_event' : `(SELECT * FROM health_event e WHERE ${visible} OFFSET 0) e`
    const [services, regions, record, hasAccounts] = await Promise.all([
      pool().query<{ value: string; label: string; events: number }>(
        `SELECT value, events, coalesce(name, (SELECT c.name FROM service_catalog c WHERE c.service = value
           ORDER BY c.upstream_service LIMIT 1), value) AS label
         FROM (SELECT service AS value, count(*)::int AS events, max(service_name) AS name FROM ${events} GROUP BY service) s
         ORDER BY events DESC, value`,
        values,
      ),
      pool().query<{ value: string; events: number }>(
        `SELECT region AS value, count(*)::int AS events FROM ${events} GROUP BY region ORDER BY count(*) DESC, region`,
        values,
      ),
      pool().query<{ first: string | null }>(`SELECT ${iso('min(started_at)')} AS first FROM ${events}`, values),
      hasAnyAccount(accounts),
    ])
    return {
      services: services.rows,
      regions: regions.rows.map(({ value, events }) => ({ value, events, label: REGION_NAMES[value] ?? value })),
      total: regions.rows.reduce((sum, { events }) => sum + events, 0),
      firstStartedAt: record.rows[0]?.first ?? null,
      hasAccounts,
    }
  })
}

/** A connection may be renamed while no event moves. */
function listConnectionChoices(): Promise<Choice[]> {
  return cachedRead('connections', 'connection choices', async () => {
    const { rows } = await pool().query<Choice>(
      'SELECT id AS value, name AS label FROM aws_connection ORDER BY lower(name), id',
    )
    return rows
  })
}

async function hasAnyAccount(accounts: VisibleAccounts): Promise<boolean> {
  if (accounts !== null) return accounts.length > 0
  const { rows } = await pool().query<{ any: boolean }>(
    'SELECT EXISTS (SELECT FROM affected_account) OR EXISTS (SELECT FROM aws_account) AS any',
  )
  return rows[0]?.any ?? false
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

/** How many events AWS Health has shown through each connection: connection → events. */
export function countEventsByConnection(accounts: VisibleAccounts): Promise<Map<string, number>> {
  return cachedOverview('events', `events by connection ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const [visible = 'true'] = visibility(accounts, bind, 'all')
    const { rows } = await pool().query<{ connection: string; count: number }>(
      `SELECT r.connection_id AS connection, count(*)::int AS count
       FROM event_reading r JOIN health_event e ON e.id = r.event_id WHERE ${visible} GROUP BY r.connection_id`,
      values,
    )
    return new Map(rows.map(({ connection, count }) => [connection, count]))
  })
}

/** The worst events that the filter lets through, as bars. */
export function listLaneBars(filter: EventFilter, accounts: VisibleAccounts): Promise<LanesView> {
  return cachedOverview(
    ['events', 'incidents'],
    `lanes ${formatEventFilter(filter)} ${visibilityKey(accounts)}`,
    async () => {
      const { bind, values } = parameters()
      const matching = await matchingEvents(filter, accounts, bind)
      const { rows } = await pool().query<LaneBar & { total: number }>(
        `WITH matching AS MATERIALIZED (
         SELECT id, peak_severity, started_at, count(*) OVER ()::int AS total FROM (${matching}) e
       ), worst AS (
         SELECT * FROM matching ORDER BY peak_severity DESC NULLS LAST, started_at DESC LIMIT ${bind(MOST_BARS)}
       )
       SELECT e.id, e.service, ${SERVICE_NAME} AS "serviceName", e.region, e.severity,
         e.peak_severity AS "peakSeverity", e.status, ${END_UNKNOWN} AS "endUnknown",
         ${summaryOf(scopeOf(accounts, bind))} AS summary,
         ${iso('e.started_at')} AS "startedAt", ${iso('e.ended_at')} AS "endedAt", worst.total
       FROM worst JOIN health_event e USING (id) ORDER BY e.started_at, e.id`,
        values,
      )
      return { bars: rows.map(({ total: _, ...bar }) => bar), total: rows[0]?.total ?? 0 }
    },
  )
}
