/** The tables of whom and what events affect: their columns. */
import { type BulkColumn, timestamp } from '@/lib/db/bulk'
import type { Instant } from '@/lib/domain/health-event'
import type { KnownEntity } from '@/lib/domain/merge-reach'
import type { AccountRow, EntityRow } from './reach'

interface OfAccount {
  eventId: string
  accountId: string
}

const OF_ACCOUNT = [
  { name: 'event_id', type: 'bigint', value: ({ eventId }: OfAccount) => eventId },
  { name: 'account_id', type: 'char(12)', value: ({ accountId }: OfAccount) => accountId },
]

/** What can change of an affected account. */
export const ACCOUNT_COLUMNS: readonly BulkColumn<AccountRow>[] = [
  ...OF_ACCOUNT,
  { name: 'connection_id', type: 'text', value: ({ connectionId }) => connectionId },
  { name: 'text_digest', type: 'uuid', value: ({ textDigest }) => textDigest },
  { name: 'text_said_at', type: 'timestamptz', value: ({ textSaidAt }) => timestamp(textSaidAt) },
  { name: 'read_for', type: 'timestamptz', value: ({ readFor }) => timestamp(readFor) },
]

/** An affected account that is heard of for the first time. */
export type FreshAccountRow = AccountRow & { seenAt: Instant }

export const FRESH_ACCOUNT_COLUMNS: readonly BulkColumn<FreshAccountRow>[] = [
  ...ACCOUNT_COLUMNS,
  { name: 'first_seen_at', type: 'timestamptz', value: ({ seenAt }) => timestamp(seenAt) },
]

/** A wording that accounts were given. */
export interface TextRow {
  eventId: string
  digest: string
  text: string
}

export const TEXT_COLUMNS: readonly BulkColumn<TextRow>[] = [
  { name: 'event_id', type: 'bigint', value: ({ eventId }) => eventId },
  { name: 'digest', type: 'uuid', value: ({ digest }) => digest },
  { name: 'text', type: 'text', value: ({ text }) => text },
]

export const ENTITY_COLUMNS: readonly BulkColumn<EntityRow>[] = [
  ...OF_ACCOUNT,
  { name: 'entity_value', type: 'text', value: ({ value }) => value },
  { name: 'entity_arn', type: 'text', value: ({ arn }) => arn ?? '' },
  { name: 'status', type: 'text', value: ({ status }) => status },
  { name: 'last_updated_at', type: 'timestamptz', value: ({ lastUpdatedAt }) => timestamp(lastUpdatedAt) },
]

/** A row of affected_entity to be. */
export type StoredEntityRow = EntityRow & KnownEntity

export const STORED_ENTITY_COLUMNS: readonly BulkColumn<StoredEntityRow>[] = [
  ...ENTITY_COLUMNS,
  { name: 'value_status', type: 'text', value: ({ ofValue }) => ofValue.status },
  { name: 'value_updated_at', type: 'timestamptz', value: ({ ofValue }) => timestamp(ofValue.lastUpdatedAt) },
]

/** A row that is stored under `knownArn`, null where it has had none so far. */
export type ChangedEntityRow = StoredEntityRow & { knownArn: string | null }

export const CHANGED_ENTITY_COLUMNS: readonly BulkColumn<ChangedEntityRow>[] = [
  ...STORED_ENTITY_COLUMNS,
  { name: 'known_arn', type: 'text', value: ({ knownArn }) => knownArn ?? '' },
]

/** One thing that AWS added or changed. */
export interface ChangeRow {
  eventId: string
  accountId: string
  /** Null: the account itself was added. */
  value: string | null
  before: string | null
  after: string | null
  observedAt: Instant
}

export const REACH_CHANGE_COLUMNS: readonly BulkColumn<ChangeRow>[] = [
  ...OF_ACCOUNT,
  { name: 'entity_value', type: 'text', value: ({ value }) => value },
  { name: 'before', type: 'text', value: ({ before }) => before },
  { name: 'after', type: 'text', value: ({ after }) => after },
  { name: 'observed_at', type: 'timestamptz', value: ({ observedAt }) => timestamp(observedAt) },
]

/** What one batch of rows changed. */
export interface ReachMove {
  /** Events of which a reader sees something new. */
  moved: string[]
  changes: ChangeRow[]
}
