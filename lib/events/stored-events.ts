/** Loads the stored events that a batch of observations may speak of. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { SOURCE_OF } from '@/lib/domain/listing'
import { type Recognisable, SEARCH_REACH } from '@/lib/domain/match-events'
import type { EventColumns } from '@/lib/domain/merge-event'
import type { Observation, PreparedObservation } from './observation'

export type StoredEvent = EventColumns & Recognisable & { id: string }

/** Events with the ARN of an observation, and those that it may mean where one of the two has no ARN. */
export async function findStoredEvents(
  client: Queryable,
  round: readonly PreparedObservation[],
): Promise<StoredEvent[]> {
  const observations = round.map(({ observation }) => observation)
  const found = new Map<string, StoredEvent>()
  const arns = observations.flatMap(({ event }) => event.arn ?? [])
  if (arns.length > 0) await collect(client, found, 'e.arn = ANY($1)', [arns])
  const publicOnes = observations.filter(({ event }) => event.scope === 'PUBLIC')
  const withArn = publicOnes.filter(({ event }) => event.arn !== null)
  const without = publicOnes.filter(({ event }) => event.arn === null)
  if (withArn.length > 0) await collect(client, found, `e.arn IS NULL AND ${NEARBY}`, nearby(withArn))
  if (without.length > 0) await collect(client, found, NEARBY, nearby(without))
  const refs = observations.flatMap(({ facts }) => facts?.externalRef ?? [])
  if (refs.length > 0) await collect(client, found, BY_REFERENCE, [SOURCE_OF.bundled, refs])
  return [...found.values()]
}

const NEARBY = `EXISTS (
  SELECT FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) AS near(service, region, "from", "to")
  WHERE e.scope = 'PUBLIC' AND e.service = near.service AND e.region = near.region AND e.started_at BETWEEN near."from" AND near."to")`

const BY_REFERENCE = 'e.id IN (SELECT event_id FROM sighting WHERE source = $1 AND external_ref = ANY($2))'

function nearby(observations: readonly Observation[]): unknown[] {
  const moment = (instant: number) => new Date(instant).toISOString()
  return [
    observations.map(({ event }) => event.service),
    observations.map(({ event }) => event.region),
    observations.map(({ event }) => moment(event.startedAt - SEARCH_REACH)),
    observations.map(({ event }) => moment((event.endedAt ?? event.startedAt) + SEARCH_REACH)),
  ]
}

const milliseconds = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

/** Reads of an event what merging and matching need; $n tells whether the times of its updates are among it. */
const stored = (n: number) => `
  SELECT e.id, e.arn, e.service, e.upstream_service AS "upstreamService", e.service_name AS "serviceName", e.region,
    e.type_code AS "typeCode", e.category, e.scope, e.status, e.severity, e.peak_severity AS "peakSeverity", e.summary,
    e.severity_listing AS "severityListing", ${milliseconds('e.severity_said_at')} AS "severitySaidAt",
    ${milliseconds('e.severity_fetched_at')} AS "severityFetchedAt", e.description,
    e.description_account AS "descriptionAccount", e.actionability, coalesce(e.personas, '{}') AS personas,
    ${milliseconds('e.description_said_at')} AS "descriptionSaidAt",
    ${milliseconds('e.description_fetched_at')} AS "descriptionFetchedAt",
    e.time_precision AS "timePrecision", e.reference_url AS "referenceUrl", e.listing,
    e.start_inferred AS "startInferred", e.payload_digest AS "payloadDigest",
    ${milliseconds('e.started_at')} AS "startedAt", ${milliseconds('e.ended_at')} AS "endedAt",
    ${milliseconds('e.said_at')} AS "saidAt", ${milliseconds('e.fetched_at')} AS "fetchedAt",
    (SELECT external_ref FROM sighting s WHERE s.event_id = e.id AND s.source = 'bundled') AS "externalRef",
    CASE WHEN $${n} OR e.arn IS NULL
      THEN ARRAY(SELECT ${milliseconds('observed_at')} FROM event_update u WHERE u.event_id = e.id)
      ELSE '{}' END AS "saidTimes",
    (SELECT json_build_object('from', ${milliseconds('min(from_at)')}, 'to', ${milliseconds('max(coalesce(to_at, from_at))')})
     FROM impact_window w WHERE w.event_id = e.id HAVING count(*) > 0) AS impact
  FROM health_event e`

async function collect(
  client: Queryable,
  found: Map<string, StoredEvent>,
  condition: string,
  parameters: unknown[],
): Promise<void> {
  const sql = `${stored(parameters.length + 1)} WHERE ${condition}`
  const { rows } = await client.query<StoredEvent>(sql, [...parameters, condition === NEARBY])
  for (const row of rows) found.set(row.id, row)
}
