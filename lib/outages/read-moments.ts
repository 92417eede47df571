/** Reads what response is measured from: when AWS and we first knew of incidents. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { OutageMoments } from '@/lib/domain/impact/outage'
import { CURRENT_WINDOWS } from '@/lib/events/event-sql'
import { isShownWindow, shownUpdates } from '@/lib/events/text-sql'
import { type Cursor, readMoment, readNumber } from './cursor'
import { isSeenOutage } from './outage-sql'
import { WORDS_FOR_ALL } from './outage-tables'
import { msOf, packIds, readLines } from './packed-lines'
import { readCoverage } from './read-coverage'

/**
 * Gives the moments of these incidents, each with its place among the ids, in no particular order; those that were merged
 * into others, or that nothing is told of, have none.
 */
export async function readMoments(
  incidentIds: readonly string[],
  accounts: VisibleAccounts,
  take: (place: number, moments: OutageMoments) => void,
): Promise<void> {
  if (incidentIds.length === 0) return
  const [lines, coverage] = await Promise.all([readPacked(incidentIds, accounts), readCoverage()])
  const asked = new Map<string, Line>()
  const takeLine = (line: Line, { firstSaidAt, lastKnownAt, described }: Said) => {
    const { hasEvents, isPublic, startedAt, firstSeenAt, declared, recovered, observed } = line
    const covered = startedAt === null || coverage.covers(startedAt, isPublic)
    const starts = { declared, described, recovered, observed }
    take(line.place, { hasEvents, firstSaidAt, firstSeenAt, lastKnownAt, covered, starts })
  }
  await readLines(lines, (cursor) => {
    const line = readLine(cursor)
    if (line.mustAsk) asked.set(incidentIds[line.place] ?? '', line)
    else takeLine(line, line)
  })
  const said = await readSaid([...asked.keys()], accounts)
  for (const [id, line] of asked) takeLine(line, said.get(id) ?? line)
}

/** What is packed of an incident. */
interface Line {
  place: number
  hasEvents: boolean
  /** Whether events have to be asked what they say to this reader, and when it was said. */
  mustAsk: boolean
  firstSaidAt: Instant | null
  firstSeenAt: Instant | null
  lastKnownAt: Instant | null
  /** Of the event that began first. */
  startedAt: Instant | null
  isPublic: boolean
  declared: Instant | null
  described: Instant | null
  recovered: Instant | null
  observed: Instant | null
}

/** `place,whether it has events,whether to ask,times …;` of each; places from 1, truth as 1. */
async function readPacked(incidentIds: readonly string[], accounts: VisibleAccounts): Promise<string> {
  const { bind, values } = parameters()
  const differs = accounts === null ? 'false' : `NOT o.${WORDS_FOR_ALL}`
  const { rows } = await pool().query<{ lines: string | null }>(
    `SELECT string_agg(concat(m.place, ',', m.has_events::int, ',', m.ask::int, ',', ${msOf('m.first_said_at')}, ',', ${msOf('m.first_seen_at')}, ',',
       ${msOf('m.last_known_at')}, ',', m.first_event[1], ',', m.first_event[3], ',', m.declared, ',', m.described, ',', m.recovered, ',', m.observed, ';'), '') AS lines
     FROM (SELECT asked.place, count(o.event_id) > 0 AS has_events, bool_or(o.via = 'own' AND (o.first_said_at IS NULL OR ${differs})) AS ask,
         min(o.first_said_at) AS first_said_at, coalesce(min(o.first_seen_at), min(i.first_seen_at)) AS first_seen_at,
         max(o.last_known_at) AS last_known_at, min(o.declared[1]) AS declared, min(o.described[1]) AS described,
         min(o.recovered[1]) AS recovered, min(o.observed[1]) AS observed,
         min(ARRAY[${msOf('o.started_at')}, o.event_id, o.is_public::int]) FILTER (WHERE o.event_id IS NOT NULL) AS first_event
       FROM unnest(${bind(packIds(incidentIds))}::bigint[]) WITH ORDINALITY AS asked(id, place)
         JOIN outage o ON o.incident_id = asked.id JOIN incident i ON i.id = o.incident_id
       WHERE o.via <> 'named' AND (o.event_id IS NULL OR ${isSeenOutage('o', accounts, bind)})
       GROUP BY asked.place) m`,
    values,
  )
  return rows[0]?.lines ?? ''
}

/** In the order in which they were packed. */
function readLine(cursor: Cursor): Line {
  return {
    place: readNumber(cursor) - 1,
    hasEvents: readNumber(cursor) === 1,
    mustAsk: readNumber(cursor) === 1,
    firstSaidAt: readMoment(cursor),
    firstSeenAt: readMoment(cursor),
    lastKnownAt: readMoment(cursor),
    startedAt: readMoment(cursor),
    isPublic: readMoment(cursor) === 1,
    declared: readMoment(cursor),
    described: readMoment(cursor),
    recovered: readMoment(cursor),
    observed: readMoment(cursor),
  }
}

type Said = Pick<Line, 'firstSaidAt' | 'lastKnownAt' | 'described'>

/**
 * What events say to the reader, for incidents of which the rows do not tell it: where AWS's first word is part of a whole
 * text only the latest time is known at which it can have been said, and no texts but the reader's count.
 */
async function readSaid(incidentIds: readonly string[], accounts: VisibleAccounts): Promise<Map<string, Said>> {
  if (incidentIds.length === 0) return new Map()
  const { bind, values } = parameters()
  const updates = shownUpdates(scopeOf(accounts, bind))
  const { rows } = await pool().query<Said & { id: string }>(
    `SELECT o.incident_id::text AS id,
       CASE WHEN NOT (array_agg(f.is_whole ORDER BY f.observed_at, f.is_whole) FILTER (WHERE f.observed_at IS NOT NULL))[1]
         THEN ${msOf('min(f.observed_at)')}::float8 END AS "firstSaidAt",
       greatest(${msOf('max(greatest(l.observed_at, w.last_at))')}, max(t.last_at))::float8 AS "lastKnownAt",
       ${msOf('min(w.first_at)')}::float8 AS described
     FROM outage o LEFT JOIN health_event e ON e.id = o.event_id
       CROSS JOIN LATERAL (SELECT max(x) AS last_at FROM unnest(o.declared || o.recovered || o.observed) x) t
       LEFT JOIN LATERAL (SELECT u.observed_at, u.is_whole FROM ${updates} ORDER BY u.observed_at, u.is_whole LIMIT 1) f ON true
       LEFT JOIN LATERAL (SELECT max(u.observed_at) AS observed_at FROM ${updates}) l ON true
       LEFT JOIN LATERAL (SELECT min(w.from_at) AS first_at, max(greatest(w.from_at, w.to_at)) AS last_at
         FROM ${CURRENT_WINDOWS} AND ${isShownWindow(scopeOf(accounts, bind))}) w ON true
     WHERE o.incident_id = ANY(${bind(packIds(incidentIds))}::bigint[]) AND o.via <> 'named'
       AND (o.event_id IS NULL OR ${isSeenOutage('o', accounts, bind)})
     GROUP BY o.incident_id`,
    values,
  )
  return new Map(rows.map(({ id, ...said }) => [id, said]))
}
