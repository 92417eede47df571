/** Helpers for tests of grouping: facts as observations, and the incidents that came of them. */
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import type { EventFacts } from '@/lib/domain/correlation/facts'
import { buildFacts } from '@/lib/domain/correlation/testing/build-facts'
import type { NormalEvent } from '@/lib/domain/health-event'
import type { Observation } from '@/lib/events/observation'
import { recordObservations } from '@/lib/events/write'
import { buildObservation } from '@/lib/testing/build-observation'
import { correlateEvents } from './write-correlation'

export const SEEN = Date.UTC(2024, 4, 20)

/** What a source shows of an event with these facts. */
export function observationOf(facts: EventFacts, overrides: Partial<NormalEvent> = {}): Observation {
  const { id, impactedServices, timePrecision, ...event } = facts
  const built = buildObservation({
    ...event,
    upstreamService: `${facts.service}-${facts.region}`,
    peakSeverity: 'degradation',
    severity: facts.status === 'open' ? 'degradation' : null,
    updates: [{ observedAt: facts.startedAt, text: facts.summary, severity: 'degradation' }],
    impactedServices: impactedServices.map(({ service, region }) => ({
      ...{ service, region, upstreamService: `${service}-${region}` },
      ...{ name: null, severity: null, peakSeverity: null },
    })),
    ...overrides,
  })
  if (timePrecision === 'exact') return built
  return { ...built, facts: { externalRef: `day ${id}`, timePrecision, referenceUrl: null, windows: [] } }
}

type Some = Parameters<typeof buildFacts>[0]

/** Records events, each as buildFacts makes it, as one batch. */
export async function record(...events: Some[]): Promise<void> {
  await recordFacts(events.map((event) => buildFacts(event)))
}

/** Records events with these facts as one batch. */
export async function recordFacts(events: readonly EventFacts[]): Promise<void> {
  await recordObservations(
    events.map((facts) => observationOf(facts)),
    SEEN,
  )
}

/** An incident as it is stored, its events by the number at the end of their ARNs. */
export interface Found {
  id: string
  events: string[]
  status: string
  kind: string
  title: string
  severity: number
  services: string[]
  regions: string[]
  eventCount: number
  openEventCount: number
  accountCount: number
  mergedInto: string | null
  startedAt: Date
  endedAt: Date | null
  resolvedAt: Date | null
}

const NUMBER = "coalesce(substring(e.arn FROM '_(\\d+)$'), e.service || ' ' || e.region)"

/** All incidents that are none of another's names, in the order of their ids. */
export async function listIncidents(): Promise<Found[]> {
  return (await listAll()).filter(({ mergedInto }) => mergedInto === null)
}

/** All incidents, those that were merged included. */
export async function listAll(): Promise<Found[]> {
  const { rows } = await pool().query<Found>(
    `SELECT i.id::text, i.status, i.kind, i.title, i.severity, i.services, i.regions, i.event_count AS "eventCount",
       i.open_event_count AS "openEventCount", i.account_count AS "accountCount", i.merged_into::text AS "mergedInto",
       i.started_at AS "startedAt", i.ended_at AS "endedAt", i.resolved_at AS "resolvedAt",
       ARRAY(SELECT ${NUMBER} FROM incident_event o JOIN health_event e ON e.id = o.event_id WHERE o.incident_id = i.id
         ORDER BY length(${NUMBER}), ${NUMBER}) AS events
     FROM incident i ORDER BY i.id`,
  )
  return rows
}

/** Which events are together, as texts in order: comparable whatever ids things have. */
export async function listPartition(): Promise<string[]> {
  return (await listIncidents()).flatMap(({ events }) => (events.length > 0 ? [events.join(' ')] : [])).sort()
}

/** The history of an incident: what, and what came of it. */
export async function listChanges(incidentId: string): Promise<{ what: string; by: string; after: unknown }[]> {
  const { rows } = await pool().query<{ what: string; by: string; after: unknown }>(
    'SELECT what, by_kind AS by, after FROM incident_change WHERE incident_id = $1 ORDER BY id',
    [incidentId],
  )
  return rows
}

/** Puts events into an incident as people do, and groups anew. */
export async function placeByHand(incidentId: string, numbers: readonly string[]): Promise<void> {
  await inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const { rows } = await client.query<{ id: string }>(
      `UPDATE incident_event o SET incident_id = $1, by_hand = true FROM health_event e
       WHERE e.id = o.event_id AND ${NUMBER} = ANY($2) RETURNING e.id::text`,
      [incidentId, numbers],
    )
    await correlateEvents(
      client,
      rows.map(({ id }) => id),
    )
  })
}
