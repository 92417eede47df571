/** Merges what observations say into events that are known: existing rows give way only to AWS's later word. */
import 'server-only'
import { bulkRows, insertRows, timestamp } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import {
  CHANGE_COLUMNS,
  changeRows,
  EVENT_COLUMNS,
  PAYLOAD_COLUMNS,
  type Placed,
  SERVICE_COLUMNS,
  SIGHTING_COLUMNS,
  serviceRows,
  sightingRows,
  UPDATE_COLUMNS,
  updateRows,
  WINDOW_COLUMNS,
} from './event-tables'
import { bundledWindowRows } from './impact-window-rows'
import { MOST_WORDS } from './observation'

type Touched = { event_id: string }

/** Writes what is new. Returns the ids of the events to which something was added, or whose services changed. */
export async function mergeKnownEvents(client: Queryable, known: readonly Placed[]): Promise<Set<string>> {
  if (known.length === 0) return new Set()
  await updateEvents(client, known)
  const once = 'ON CONFLICT DO NOTHING RETURNING event_id'
  await insertRows(client, 'event_payload', PAYLOAD_COLUMNS, known, 'ON CONFLICT DO NOTHING')
  const touched: Touched[] = [
    ...(await insertRows<ReturnType<typeof updateRows>[number], Touched>(
      client,
      'event_update',
      UPDATE_COLUMNS,
      updateRows(known),
      UPDATE_MERGE,
    )),
    ...(await insertRows<ReturnType<typeof changeRows>[number], Touched>(
      client,
      'service_status_change',
      CHANGE_COLUMNS,
      changeRows(known),
      once,
    )),
    ...(await insertRows<ReturnType<typeof serviceRows>[number], Touched>(
      client,
      'impacted_service',
      SERVICE_COLUMNS,
      serviceRows(known),
      SERVICE_MERGE,
    )),
  ]
  await insertRows(client, 'impact_window', WINDOW_COLUMNS, bundledWindowRows(known), 'ON CONFLICT DO NOTHING')
  return new Set(touched.map(({ event_id }) => event_id))
}

/** Of these events those that nobody had seen by `seenAt`, as far as was known: two sources may be read at once. */
export async function listUnseenAt(client: Queryable, placed: readonly Placed[], seenAt: Instant): Promise<string[]> {
  if (placed.length === 0) return []
  const { rows } = await client.query<Touched>(
    'SELECT s.event_id FROM sighting s WHERE s.event_id = ANY($1) GROUP BY s.event_id HAVING min(s.first_seen_at) > $2',
    [placed.map(({ id }) => id), timestamp(seenAt)],
  )
  return rows.map(({ event_id }) => event_id)
}

/** Notes that a source showed known events at `seenAt`. */
export async function noteSightings(client: Queryable, placed: readonly Placed[], seenAt: Instant): Promise<void> {
  await insertRows(
    client,
    'sighting',
    SIGHTING_COLUMNS,
    sightingRows(placed, seenAt),
    `ON CONFLICT (event_id, source) DO UPDATE SET
       first_seen_at = least(sighting.first_seen_at, excluded.first_seen_at),
       last_seen_at = greatest(sighting.last_seen_at, excluded.last_seen_at),
       listed = sighting.listed OR excluded.listed`,
  )
}

/** Notes that the payloads from which known events come were fetched again. */
export async function noteFetch(client: Queryable, placed: readonly Placed[], fetchedAt: Instant): Promise<void> {
  if (placed.length === 0) return
  await client.query('UPDATE health_event SET fetched_at = $2 WHERE id = ANY($1) AND fetched_at < $2', [
    placed.map(({ id }) => id),
    timestamp(fetchedAt),
  ])
}

async function updateEvents(client: Queryable, known: readonly Placed[]): Promise<void> {
  const { from, parameters } = bulkRows(EVENT_COLUMNS, known)
  const set = EVENT_COLUMNS.filter(({ name }) => name !== 'id' && name !== 'words')
  const names = set.map(({ name }) => name)
  const values = set.map(({ name, as = '$' }) => as.replaceAll('$', `given.${name}`)).join(', ')
  const before = names.map((name) => `e.${name}`).join(', ')
  await client.query(
    `UPDATE health_event e SET (${names.join(', ')}, words) = ROW(${values}, ${ALL_WORDS}) FROM ${from}
     WHERE e.id = given.id AND ((${before}) IS DISTINCT FROM (${values}) OR e.words <> ${ALL_WORDS})`,
    parameters,
  )
}

/** Words only gather; an event that AWS rewrites again and again stops at some, since all of them must fit one row. */
const ALL_WORDS = `CASE WHEN length(e.words) < ${2 * MOST_WORDS} THEN e.words || given.words::tsvector ELSE e.words END`

/** What is said to everybody belongs to no account; of two accounts with the same words the row names the smaller. */
const UPDATE_MERGE = `ON CONFLICT (event_id, observed_at, digest) DO UPDATE SET account_id = CASE
       WHEN excluded.account_id IS NOT NULL THEN least(event_update.account_id, excluded.account_id) END,
     is_whole = event_update.is_whole AND excluded.is_whole
   WHERE event_update.account_id IS NOT NULL AND coalesce(excluded.account_id, '') < event_update.account_id
     OR event_update.is_whole AND NOT excluded.is_whole
   RETURNING event_id`

const EXCLUDED_IS_LATER =
  '(excluded.said_at, excluded.fetched_at) >= (impacted_service.said_at, impacted_service.fetched_at)'

/** A named service's peak only grows; its severity is that of the latest payload. */
const SERVICE_MERGE = `ON CONFLICT (event_id, upstream_service) DO UPDATE SET
     name = coalesce(excluded.name, impacted_service.name),
     severity = CASE WHEN ${EXCLUDED_IS_LATER} THEN excluded.severity ELSE impacted_service.severity END,
     peak_severity = greatest(excluded.peak_severity, impacted_service.peak_severity),
     said_at = greatest(excluded.said_at, impacted_service.said_at),
     fetched_at = CASE WHEN ${EXCLUDED_IS_LATER} THEN excluded.fetched_at ELSE impacted_service.fetched_at END
   WHERE (${EXCLUDED_IS_LATER} AND excluded.severity IS DISTINCT FROM impacted_service.severity)
     OR greatest(excluded.peak_severity, impacted_service.peak_severity) IS DISTINCT FROM impacted_service.peak_severity
     OR excluded.said_at > impacted_service.said_at
   RETURNING event_id`
