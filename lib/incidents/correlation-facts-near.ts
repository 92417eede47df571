/** Finds the events that may be linked with given ones: each part of lib/domain/correlation/reach.ts through an index. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import type { Reach } from '@/lib/domain/correlation/reach'
import type { Instant } from '@/lib/domain/health-event'
import { storable } from './correlation-facts'

interface Span {
  from: Instant
  to: Instant
}

/** A span of time in one Region, of one service, or of one service in one Region (null: in any). */
interface Window extends Span {
  service: string | null
  region: string | null
}

/** The ids of all events that stand within these reaches, and of some that do not. */
export async function listIdsNear(client: Queryable, reaches: readonly Reach[]): Promise<string[]> {
  if (reaches.length === 0) return []
  const starts = mergeWindows(
    reaches.flatMap(({ starts: { regions, from, to } }) =>
      regions.map((region) => ({ service: null, region, from, to })),
    ),
  )
  const ongoing = mergeWindows(
    reaches.flatMap((reach) =>
      reach.ongoing.flatMap(({ services, regions, from, to }) =>
        services.flatMap((service) => (regions ?? [null]).map((region) => ({ service, region, from, to }))),
      ),
    ),
  )
  const { rows } = await client.query<{ id: string }>(NEAR, [
    ...[starts.map(({ region }) => region), ...bounds(starts)],
    ...[ongoing.map(({ service }) => service), ongoing.map(({ region }) => region), ...bounds(ongoing)],
    ...listingParameters(reaches),
  ])
  return rows.map(({ id }) => id)
}

/** Events of a category that becomes incidents: as belongsToIncident has it, which looks at the rest. */
const ELIGIBLE = `n.category IN ('issue', 'investigation')`

/** untilOf of lib/domain/correlation/until.ts. */
const UNTIL = `coalesce(n.ended_at, greatest(n.said_at, n.started_at)
  + CASE WHEN n.status = 'closed' THEN interval '0' ELSE interval '24 hours' END)`

/** Beyond it an event stands in health_event_lasting_idx, as does whatever has no end. */
const LASTING = `(n.ended_at IS NULL OR n.ended_at - n.started_at > '1 day'::interval)`

const ONGOING = `FROM unnest($4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) AS w(service, region, "from", "to")
  CROSS JOIN LATERAL (SELECT n.id FROM health_event n WHERE n.service = w.service AND ${ELIGIBLE}
    AND (w.region IS NULL OR n.region = w.region)`

/**
 * Four searches: what starts in these Regions and spans; what goes on of these services, the short ones by their start
 * and the lasting ones by an index of their own; what lists one of these services as hit. OFFSET keeps PostgreSQL from
 * beginning with all that ever was of a service: few events are near, and few list others.
 */
const NEAR = `
  SELECT s.id::text FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS w(region, "from", "to")
  CROSS JOIN LATERAL (SELECT n.id FROM health_event n
    WHERE n.region = w.region AND n.started_at BETWEEN w."from" AND w."to" AND ${ELIGIBLE} OFFSET 0) s
  UNION SELECT s.id::text ${ONGOING} AND n.started_at BETWEEN w."from" - interval '1 day' AND w."to" OFFSET 0) s
  UNION SELECT s.id::text ${ONGOING} AND ${LASTING} AND n.started_at <= w."to" AND ${UNTIL} >= w."from" OFFSET 0) s
  UNION SELECT l.event_id::text FROM incident_event l
  WHERE l.lists_until >= $8 AND EXISTS (SELECT FROM health_event n WHERE n.id = l.event_id AND n.started_at <= $9 OFFSET 0)
    AND EXISTS (SELECT FROM impacted_service i JOIN unnest($10::text[], $11::text[]) AS w(service, region)
      ON i.service = w.service AND i.region = w.region WHERE i.event_id = l.event_id OFFSET 0)`

function bounds(windows: readonly Window[]): [string[], string[]] {
  return [windows.map(({ from }) => storable(from)), windows.map(({ to }) => storable(to))]
}

/** One span over all of them: events that list others are few. */
function listingParameters(reaches: readonly Reach[]): unknown[] {
  const listing = reaches.flatMap((reach) => reach.listing ?? [])
  const pairs = new Map<string, [service: string, region: string]>()
  let span: Span | null = null
  for (const { service, regions, from, to } of listing) {
    for (const region of regions) pairs.set(`${service} ${region}`, [service, region])
    span = span === null ? { from, to } : { from: Math.min(span.from, from), to: Math.max(span.to, to) }
  }
  const given = [...pairs.values()]
  return [
    span && storable(span.from),
    span && storable(span.to),
    given.map(([service]) => service),
    given.map(([, region]) => region),
  ]
}

/** Windows of one service and Region that overlap, as one. */
function mergeWindows(windows: readonly Window[]): Window[] {
  const sorted = [...windows].sort((a, b) => a.from - b.from)
  const latest = new Map<string, Window>()
  const merged: Window[] = []
  for (const window of sorted) {
    const key = `${window.service} ${window.region}`
    const before = latest.get(key)
    if (before !== undefined && window.from <= before.to) {
      before.to = Math.max(before.to, window.to)
    } else {
      const fresh = { ...window }
      latest.set(key, fresh)
      merged.push(fresh)
    }
  }
  return merged
}
