/** The tables of HealthEvents: their columns, and the rows that an observation adds to each. */
import { type BulkColumn, timestamp } from '@/lib/db/bulk'
import type { NormalImpactedService, NormalStatusChange, NormalUpdate } from '@/lib/domain/health-event'
import type { ImpactWindow } from '@/lib/domain/impact-window'
import { SOURCE_OF } from '@/lib/domain/listing'
import type { EventColumns } from '@/lib/domain/merge-event'
import { type PreparedObservation, updateDigest } from './observation'

/** An observation, the event it belongs to, and that event's columns once it is read. */
export interface Placed {
  id: string
  columns: EventColumns
  prepared: PreparedObservation
}

type OfEvent<T> = T & { eventId: string }

const EVENT_ID = { name: 'event_id', type: 'bigint', value: (row: { eventId: string }) => row.eventId }

export const EVENT_COLUMNS: readonly BulkColumn<Placed>[] = [
  { name: 'id', type: 'bigint', value: ({ id }) => id },
  { name: 'arn', type: 'text', value: ({ columns }) => columns.arn },
  { name: 'service', type: 'text', value: ({ columns }) => columns.service },
  { name: 'upstream_service', type: 'text', value: ({ columns }) => columns.upstreamService },
  { name: 'service_name', type: 'text', value: ({ columns }) => columns.serviceName },
  { name: 'region', type: 'text', value: ({ columns }) => columns.region },
  { name: 'type_code', type: 'text', value: ({ columns }) => columns.typeCode },
  { name: 'category', type: 'text', value: ({ columns }) => columns.category },
  { name: 'scope', type: 'text', value: ({ columns }) => columns.scope },
  { name: 'status', type: 'text', value: ({ columns }) => columns.status },
  { name: 'severity', type: 'severity', value: ({ columns }) => columns.severity },
  { name: 'severity_said_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.severitySaidAt) },
  { name: 'severity_listing', type: 'text', value: ({ columns }) => columns.severityListing },
  { name: 'severity_fetched_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.severityFetchedAt) },
  { name: 'peak_severity', type: 'severity', value: ({ columns }) => columns.peakSeverity },
  { name: 'summary', type: 'text', value: ({ columns }) => columns.summary },
  { name: 'description', type: 'text', value: ({ columns }) => columns.description },
  { name: 'description_account', type: 'char(12)', value: ({ columns }) => columns.descriptionAccount },
  { name: 'actionability', type: 'text', value: ({ columns }) => columns.actionability },
  { name: 'personas', type: 'text', as: '$::text[]', value: ({ columns }) => arrayLiteral(columns.personas) },
  { name: 'description_said_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.descriptionSaidAt) },
  {
    name: 'description_fetched_at',
    type: 'timestamptz',
    value: ({ columns }) => timestamp(columns.descriptionFetchedAt),
  },
  { name: 'started_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.startedAt) },
  { name: 'ended_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.endedAt) },
  { name: 'time_precision', type: 'time_precision', value: ({ columns }) => columns.timePrecision },
  { name: 'said_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.saidAt) },
  { name: 'fetched_at', type: 'timestamptz', value: ({ columns }) => timestamp(columns.fetchedAt) },
  { name: 'listing', type: 'text', value: ({ columns }) => columns.listing },
  { name: 'payload_digest', type: 'uuid', value: ({ columns }) => columns.payloadDigest },
  { name: 'start_inferred', type: 'boolean', value: ({ columns }) => columns.startInferred },
  { name: 'reference_url', type: 'text', value: ({ columns }) => columns.referenceUrl },
  { name: 'words', type: 'text', as: '$::tsvector', value: ({ prepared }) => prepared.words },
]

/** Texts as PostgreSQL writes an array of them. */
function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

export const PAYLOAD_COLUMNS: readonly BulkColumn<Placed>[] = [
  { name: 'event_id', type: 'bigint', value: ({ id }) => id },
  { name: 'source', type: 'text', value: ({ prepared }) => SOURCE_OF[prepared.own.listing] },
  { name: 'digest', type: 'uuid', value: ({ prepared }) => prepared.own.payloadDigest },
  { name: 'body', type: 'text', value: ({ prepared }) => prepared.observation.raw },
  { name: 'fetched_at', type: 'timestamptz', value: ({ prepared }) => timestamp(prepared.own.fetchedAt) },
]

export const UPDATE_COLUMNS: readonly BulkColumn<OfEvent<NormalUpdate & { digest: string }>>[] = [
  EVENT_ID,
  { name: 'observed_at', type: 'timestamptz', value: ({ observedAt }) => timestamp(observedAt) },
  { name: 'digest', type: 'uuid', value: ({ digest }) => digest },
  { name: 'text', type: 'text', value: ({ text }) => text },
  { name: 'severity', type: 'severity', value: ({ severity }) => severity },
  { name: 'account_id', type: 'char(12)', value: ({ account }) => account ?? null },
  { name: 'is_whole', type: 'boolean', value: ({ isWhole }) => isWhole ?? false },
]

/** Updates, each wording of each moment once. */
export function updateRows(placed: readonly Placed[]): OfEvent<NormalUpdate & { digest: string }>[] {
  return rowsOf(
    placed,
    ({ event }) => event.updates.map((update) => ({ ...update, digest: updateDigest(update) })),
    ({ observedAt, digest }) => `${observedAt} ${digest}`,
  )
}

type ServiceRow = NormalImpactedService & { saidAt: number; fetchedAt: number }

export const SERVICE_COLUMNS: readonly BulkColumn<OfEvent<ServiceRow>>[] = [
  EVENT_ID,
  { name: 'upstream_service', type: 'text', value: ({ upstreamService }) => upstreamService },
  { name: 'service', type: 'text', value: ({ service }) => service },
  { name: 'region', type: 'text', value: ({ region }) => region },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'severity', type: 'severity', value: ({ severity }) => severity },
  { name: 'peak_severity', type: 'severity', value: ({ peakSeverity }) => peakSeverity },
  { name: 'said_at', type: 'timestamptz', value: ({ saidAt }) => timestamp(saidAt) },
  { name: 'fetched_at', type: 'timestamptz', value: ({ fetchedAt }) => timestamp(fetchedAt) },
]

/** Named services, each once. */
export function serviceRows(placed: readonly Placed[]): OfEvent<ServiceRow>[] {
  return rowsOf(
    placed,
    ({ event, fetchedAt }) =>
      event.impactedServices.map((service) => ({ ...service, saidAt: event.saidAt, fetchedAt })),
    ({ upstreamService }) => upstreamService,
  )
}

type ChangeRow = NormalStatusChange & { ordinal: number }

export const CHANGE_COLUMNS: readonly BulkColumn<OfEvent<ChangeRow>>[] = [
  EVENT_ID,
  { name: 'upstream_service', type: 'text', value: ({ upstreamService }) => upstreamService },
  { name: 'changed_at', type: 'timestamptz', value: ({ changedAt }) => timestamp(changedAt) },
  { name: 'ordinal', type: 'smallint', value: ({ ordinal }) => ordinal },
  { name: 'previous_severity', type: 'severity', value: ({ previousSeverity }) => previousSeverity },
  { name: 'severity', type: 'severity', value: ({ severity }) => severity },
]

/** Status changes; those that one service makes in one millisecond are numbered in the order in which AWS lists them. */
export function changeRows(placed: readonly Placed[]): OfEvent<ChangeRow>[] {
  return placed.flatMap(({ id, prepared }) => {
    const counts = new Map<string, number>()
    return prepared.observation.event.statusChanges.map((change) => {
      const key = `${change.upstreamService} ${change.changedAt}`
      const ordinal = counts.get(key) ?? 0
      counts.set(key, ordinal + 1)
      return { ...change, ordinal, eventId: id }
    })
  })
}

type SightingRow = Placed & { seenAt: number }

export const SIGHTING_COLUMNS: readonly BulkColumn<SightingRow>[] = [
  { name: 'event_id', type: 'bigint', value: ({ id }) => id },
  { name: 'source', type: 'text', value: ({ prepared }) => SOURCE_OF[prepared.own.listing] },
  { name: 'first_seen_at', type: 'timestamptz', value: ({ seenAt }) => timestamp(seenAt) },
  { name: 'last_seen_at', type: 'timestamptz', value: ({ seenAt }) => timestamp(seenAt) },
  { name: 'listed', type: 'boolean', value: ({ prepared }) => prepared.own.listing === 'current' },
  { name: 'external_ref', type: 'text', value: ({ prepared }) => prepared.observation.facts?.externalRef ?? null },
]

/** Sightings of the events at `seenAt`. */
export function sightingRows(placed: readonly Placed[], seenAt: number): SightingRow[] {
  return placed.map((item) => ({ ...item, seenAt }))
}

/** A window and the event it belongs to. `bundled` ones are facts of the seed and are never computed anew. */
export type WindowRow = OfEvent<ImpactWindow & { ordinal: number; bundled: boolean }>

export const WINDOW_COLUMNS: readonly BulkColumn<WindowRow>[] = [
  EVENT_ID,
  { name: 'ordinal', type: 'smallint', value: ({ ordinal }) => ordinal },
  { name: 'clock', type: 'impact_clock', value: ({ clock }) => clock },
  { name: 'from_at', type: 'timestamptz', value: ({ from }) => timestamp(from) },
  { name: 'to_at', type: 'timestamptz', value: ({ to }) => timestamp(to) },
  { name: 'service', type: 'text', value: ({ service }) => service },
  { name: 'sentence', type: 'text', value: ({ sentence }) => sentence },
  { name: 'confidence', type: 'confidence', value: ({ confidence }) => confidence },
  { name: 'superseded', type: 'boolean', value: ({ superseded }) => superseded },
  { name: 'bundled', type: 'boolean', value: ({ bundled }) => bundled },
]

/** Rows of each event, the first of those with the same key. */
function rowsOf<T extends object>(
  placed: readonly Placed[],
  list: (observation: PreparedObservation['observation']) => readonly T[],
  keyOf: (row: T) => string,
): OfEvent<T>[] {
  const rows: OfEvent<T>[] = []
  for (const { id, prepared } of placed) {
    const keys = new Set<string>()
    for (const row of list(prepared.observation)) {
      const key = keyOf(row)
      if (!keys.has(key)) rows.push({ ...row, eventId: id })
      keys.add(key)
    }
  }
  return rows
}
