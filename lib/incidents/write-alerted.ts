/** Opens and continues incidents of kind access: something was done to identity that a rule watches for. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { Instant } from '@/lib/domain/health-event'
import { isOver, type Sev, sevNumber } from '@/lib/domain/incident'
import { refreshTold } from '@/lib/outages/write-rollup'
import type { Doer } from './doer'
import { BY_RULE, writeChange } from './write-change'
import { subjectOf } from './write-columns'
import { type LockedIncident, lockIncident } from './write-lock'

/** What a rule found. */
export interface Alerted {
  title: string
  /** Markdown: what happened, by which rule. */
  description: string
  severity: Sev
  /** Why that severity, as a sentence. */
  severityRule: string
  /** aws, aws-cn, aws-us-gov; null where it is not known. */
  partition: string | null
  region: string
  accountId: string
  at: Instant
}

/** Who watches: Faultline itself, which sees everything. */
const WATCHER: Doer = { actor: SYSTEM, accounts: null, mayEditOthers: true, personId: null }

/**
 * Opens an incident that was detected by a rule; returns its id. It keeps title, kind and severity of the rule, whatever
 * events people put into it.
 */
export async function openAlerted(client: pg.ClientBase, alert: Alerted): Promise<string> {
  const { title, description, severity, severityRule, partition, region, accountId, at } = alert
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO incident (kind, kind_by_hand, origin, status, title, title_by_hand, severity, proposed_severity, severity_rule,
       description, partition, started_at, services, regions, first_seen_at)
     VALUES ('access', true, 'alert', 'detected', $1, true, $2, $2, $3, $4, $5, $6, '{iam}', $7, now()) RETURNING id::text`,
    [title, sevNumber(severity), severityRule, description, partition, new Date(at), [region]],
  )
  const id = rows[0]?.id ?? ''
  await reportAccount(client, id, accountId, title)
  const after = { kind: 'access', title, severity, status: 'detected' }
  await writeChange(client, { incidentId: id, by: BY_RULE, what: 'alerted', after: { title }, occurredAt: at })
  await recordChange(client, SYSTEM, {
    action: 'incident.alerted',
    subject: { kind: 'incident', id, name: title },
    after,
  })
  await refreshTold(client, [id])
  await announce(client, { topic: 'incidents', ids: [id] })
  return id
}

/** What more was found of an alert that has its incident. */
export interface AlertedAgain {
  /** "Root signed in to acme-prod" */
  title: string
  region: string
  /** When it happened first and last, of what is added. */
  firstAt: Instant
  at: Instant
}

/**
 * Adds what was found again to the incident, wherever it was merged to: its history tells it, it begins no later, and what
 * was over when it happened is reopened. Returns the id of the incident. The turn `record` must have been taken.
 * @throws AppError NOT_FOUND
 */
export async function continueAlerted(
  client: pg.ClientBase,
  incidentId: string,
  { title, region, firstAt, at }: AlertedAgain,
): Promise<string> {
  const incident = await lockIncident(client, WATCHER, { id: incidentId })
  await writeChange(client, {
    ...{ incidentId: incident.id, by: BY_RULE, what: 'alerted', after: { title, again: true }, occurredAt: at },
  })
  await client.query(
    `UPDATE incident SET started_at = least(started_at, $2),
       regions = CASE WHEN $3 = ANY(regions) THEN regions ELSE array_append(regions, $3) END
     WHERE id = $1 AND event_count = 0`,
    [incident.id, new Date(firstAt), region],
  )
  if (isOver(incident.status) && at > Number(incident.resolvedAt ?? 0)) await reopen(client, incident, at)
  await refreshTold(client, [incident.id])
  await announce(client, { topic: 'incidents', ids: [incident.id] })
  return incident.id
}

/** Nothing of AWS's failed: what it touches is the account that the alert names. */
async function reportAccount(client: pg.ClientBase, id: string, accountId: string, title: string): Promise<void> {
  await client.query(
    `INSERT INTO blast_report (incident_id, account_id, verdict, note, by_name) VALUES ($1, $2, 'touched', $3, $4)
     ON CONFLICT DO NOTHING`,
    [id, accountId, title, BY_RULE.name],
  )
}

async function reopen(client: pg.ClientBase, incident: LockedIncident, at: Instant): Promise<void> {
  await client.query(
    `UPDATE incident SET status = 'reopened', resolved_at = NULL, mitigated_at = NULL,
       ended_at = CASE WHEN event_count = 0 THEN NULL ELSE ended_at END WHERE id = $1`,
    [incident.id],
  )
  const [before, after] = [{ status: incident.status }, { status: 'reopened' }]
  await writeChange(client, {
    ...{ incidentId: incident.id, by: BY_RULE, what: 'status', before, after, occurredAt: at },
  })
  await recordChange(client, SYSTEM, { action: 'incident.status-changed', subject: subjectOf(incident), before, after })
}
