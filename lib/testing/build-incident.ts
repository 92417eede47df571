/** Stores incidents of chosen events, with people's work on them, for tests on a real database. */
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import type { IncidentKind, IncidentStatus } from '@/lib/domain/incident'
import { refreshIncidents } from '@/lib/incidents/write-rollup'

/** What of an incident matters to a test; all else follows from its events. */
interface IncidentFacts {
  kind: IncidentKind
  status: IncidentStatus
  title: string
  /** 1 to 4. */
  severity: number
  severityReason: string
  ownerId: string
  teamId: string
  description: string
  startedAt: string
  endedAt: string | null
  acknowledgedAt: string
  acknowledgedBy: string
}

/**
 * An incident of these events, wherever they were, and returns its id. Without events it was opened by hand. What is
 * given is what people said; rules give the rest.
 */
export async function buildIncident(eventIds: readonly string[], facts: Partial<IncidentFacts> = {}): Promise<string> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO incident (kind, origin, status, title, title_by_hand, severity, proposed_severity, severity_rule, started_at,
         first_seen_at) VALUES ('provider', $1, 'detected', 'An incident', $2, 4, 4, 'AWS gave no status', now(), now())
       RETURNING id::text`,
      [eventIds.length > 0 ? 'correlated' : 'manual', eventIds.length === 0 || facts.title !== undefined],
    )
    const id = rows[0]?.id ?? ''
    await client.query(
      `INSERT INTO incident_event (event_id, incident_id, by_hand) SELECT unnest($1::bigint[]), $2, true
       ON CONFLICT (event_id) DO UPDATE SET incident_id = excluded.incident_id, by_hand = true`,
      [eventIds, id],
    )
    await client.query(
      `DELETE FROM incident i WHERE i.origin = 'correlated' AND i.id <> $1
       AND NOT EXISTS (SELECT FROM incident_event m WHERE m.incident_id = i.id)`,
      [id],
    )
    await refreshIncidents(client, [id])
    for (const [name, value] of Object.entries(facts)) {
      const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      await client.query(`UPDATE incident SET ${column} = $2 WHERE id = $1`, [id, value])
    }
    return id
  })
}

/** Somebody wrote it on the incident. Returns its id. */
export async function buildNote(
  incidentId: string,
  body: string,
  { author = 'Mira', mentions = [] as string[], at = '2026-03-10T13:00:00Z' } = {},
): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO incident_note (incident_id, kind, body, occurred_at, author_kind, author_name, mentions)
     VALUES ($1, 'note', $2, $3, 'person', $4, $5) RETURNING id::text`,
    [incidentId, body, at, author, mentions],
  )
  return rows[0]?.id ?? ''
}

/** All of one incident goes into another, as when people merge. */
export async function mergeInto(incidentId: string, into: string): Promise<void> {
  await inTransaction(async (client) => {
    await takeTurn(client, 'record')
    await client.query('UPDATE incident_event SET incident_id = $2, by_hand = true WHERE incident_id = $1', [
      incidentId,
      into,
    ])
    await client.query('UPDATE incident SET merged_into = $2, event_count = 0 WHERE id = $1', [incidentId, into])
    await refreshIncidents(client, [into])
  })
}
