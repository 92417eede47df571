/** The table of outages: its computed columns. */
import { type BulkColumn, timestamp } from '@/lib/db/bulk'
import type { Instant } from '@/lib/domain/health-event'
import type { OutageVia } from '@/lib/domain/impact/outage'
import type { Severity } from '@/lib/domain/severity'

/** The column that says whether AWS said all that it said of the event to everybody. */
export const WORDS_FOR_ALL = 'words_for_all'

/** A row as it should be. Times in ms; clocks as packStretches writes them. */
export interface OutageRow {
  incidentId: string
  eventId: string | null
  observedId: string | null
  via: OutageVia
  service: string | null
  region: string | null
  partition: string | null
  isPublic: boolean
  severity: Severity | null
  startedAt: Instant
  endedAt: Instant | null
  firstAt: Instant
  lastAt: Instant | null
  declared: readonly number[]
  described: readonly number[]
  recovered: readonly number[]
  observed: readonly number[]
  faults: string | null
  firstSaidAt: Instant | null
  firstSeenAt: Instant | null
  lastKnownAt: Instant | null
  wordsForAll: boolean
}

const arrayOf = (name: 'declared' | 'described' | 'recovered' | 'observed'): BulkColumn<OutageRow> => ({
  ...{ name, type: 'text', as: '$::bigint[]' },
  value: (row) => `{${row[name].join(',')}}`,
})

/** The columns as the database has them, but for its own id. */
export const OUTAGE_COLUMNS: readonly BulkColumn<OutageRow>[] = [
  { name: 'incident_id', type: 'bigint', value: ({ incidentId }) => incidentId },
  { name: 'event_id', type: 'bigint', value: ({ eventId }) => eventId },
  { name: 'observed_id', type: 'bigint', value: ({ observedId }) => observedId },
  { name: 'via', type: 'text', value: ({ via }) => via },
  { name: 'service', type: 'text', value: ({ service }) => service },
  { name: 'region', type: 'text', value: ({ region }) => region },
  { name: 'partition', type: 'text', value: ({ partition }) => partition },
  { name: 'is_public', type: 'boolean', value: ({ isPublic }) => isPublic },
  { name: 'severity', type: 'severity', value: ({ severity }) => severity },
  { name: 'started_at', type: 'timestamptz', value: ({ startedAt }) => timestamp(startedAt) },
  { name: 'ended_at', type: 'timestamptz', value: ({ endedAt }) => timestamp(endedAt) },
  { name: 'first_at', type: 'timestamptz', value: ({ firstAt }) => timestamp(firstAt) },
  { name: 'last_at', type: 'timestamptz', value: ({ lastAt }) => timestamp(lastAt) },
  arrayOf('declared'),
  arrayOf('described'),
  arrayOf('recovered'),
  arrayOf('observed'),
  { name: 'faults', type: 'text', value: ({ faults }) => faults },
  { name: 'first_said_at', type: 'timestamptz', value: ({ firstSaidAt }) => timestamp(firstSaidAt) },
  { name: 'first_seen_at', type: 'timestamptz', value: ({ firstSeenAt }) => timestamp(firstSeenAt) },
  { name: 'last_known_at', type: 'timestamptz', value: ({ lastKnownAt }) => timestamp(lastKnownAt) },
  { name: WORDS_FOR_ALL, type: 'boolean', value: ({ wordsForAll }) => wordsForAll },
]
