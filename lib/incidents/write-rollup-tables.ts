/** The table of incidents: its computed columns, and what of a row people decided. */
import { type BulkColumn, timestamp } from '@/lib/db/bulk'
import type { Instant } from '@/lib/domain/health-event'
import type { IncidentKind, IncidentStatus } from '@/lib/domain/incident'
import type { WeighedReach } from '@/lib/domain/incident-reach'
import type { Severity } from '@/lib/domain/severity'

/** The computed columns of an incident, as they should be. Times in ms. */
export interface Rollup {
  id: string
  kind: IncidentKind
  title: string
  status: IncidentStatus
  partition: string | null
  /** 1 to 4, as proposedSeverity. */
  severity: number
  proposedSeverity: number
  severityRule: string
  startedAt: Instant
  endedAt: Instant | null
  services: string[]
  regions: string[]
  everywhere: boolean
  awsSeverity: Severity | null
  peakSeverity: Severity | null
  eventCount: number
  openEventCount: number
  accountCount: number
  firstSaidAt: Instant | null
  firstSeenAt: Instant
  resolvedAt: Instant | null
}

/** An incident as it stands, what of it people decided, and what the worker last found of its blast radius. */
export interface StoredIncident extends Rollup {
  origin: 'correlated' | 'manual' | 'alert'
  kindByHand: boolean
  titleByHand: boolean
  severityByHand: boolean
  /** Null where it was never computed against a directory. */
  reach: WeighedReach | null
}

/** The columns as the database has them. */
export const ROLLUP_COLUMNS: readonly BulkColumn<Rollup>[] = [
  { name: 'id', type: 'bigint', value: ({ id }) => id },
  { name: 'kind', type: 'text', value: ({ kind }) => kind },
  { name: 'title', type: 'text', value: ({ title }) => title },
  { name: 'status', type: 'text', value: ({ status }) => status },
  { name: 'partition', type: 'text', value: ({ partition }) => partition },
  { name: 'severity', type: 'smallint', value: ({ severity }) => severity },
  { name: 'proposed_severity', type: 'smallint', value: ({ proposedSeverity }) => proposedSeverity },
  { name: 'severity_rule', type: 'text', value: ({ severityRule }) => severityRule },
  { name: 'started_at', type: 'timestamptz', value: ({ startedAt }) => timestamp(startedAt) },
  { name: 'ended_at', type: 'timestamptz', value: ({ endedAt }) => timestamp(endedAt) },
  { name: 'services', type: 'text', as: '$::text[]', value: ({ services }) => arrayLiteral(services) },
  { name: 'regions', type: 'text', as: '$::text[]', value: ({ regions }) => arrayLiteral(regions) },
  { name: 'everywhere', type: 'boolean', value: ({ everywhere }) => everywhere },
  { name: 'aws_severity', type: 'severity', value: ({ awsSeverity }) => awsSeverity },
  { name: 'peak_severity', type: 'severity', value: ({ peakSeverity }) => peakSeverity },
  { name: 'event_count', type: 'int', value: ({ eventCount }) => eventCount },
  { name: 'open_event_count', type: 'int', value: ({ openEventCount }) => openEventCount },
  { name: 'account_count', type: 'int', value: ({ accountCount }) => accountCount },
  { name: 'first_said_at', type: 'timestamptz', value: ({ firstSaidAt }) => timestamp(firstSaidAt) },
  { name: 'first_seen_at', type: 'timestamptz', value: ({ firstSeenAt }) => timestamp(firstSeenAt) },
  { name: 'resolved_at', type: 'timestamptz', value: ({ resolvedAt }) => timestamp(resolvedAt) },
]

/** Texts as PostgreSQL writes an array of them. */
function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
