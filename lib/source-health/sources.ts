/** Which sources there are, and which documents or listings each is read from. */
import type { AwsConnection } from '@/lib/domain/aws-connection'

/** What is read without any connection. */
export type StaticListingId = 'current' | 'history' | 'rss' | 'bundled' | 'catalogue' | 'webhook'

/**
 * What is read through a connection: events as they change, open events anew, messages, accounts and units, resources,
 * evidence about identity, changes to it.
 */
export type ConnectionListingKind =
  | 'health'
  | 'reread'
  | 'eventbridge'
  | 'directory'
  | 'inventory'
  | 'evidence'
  | 'iam-changes'

/** What is polled by itself. */
export type ListingId = StaticListingId | `${ConnectionListingKind}:${string}`

export interface SourceDefinition {
  id: string
  kind: string
  listings: readonly ListingId[]
}

export const SOURCES: readonly SourceDefinition[] = [
  { id: 'public-feed', kind: 'public-status', listings: ['current', 'history'] },
  { id: 'rss', kind: 'fallback', listings: ['rss'] },
  { id: 'service-catalog', kind: 'catalogue', listings: ['catalogue'] },
  { id: 'bundled', kind: 'bundled', listings: ['bundled'] },
  { id: 'webhook', kind: 'webhook', listings: ['webhook'] },
]

/** Kinds of the sources of a connection, in the order in which they are shown. */
const CONNECTION_KINDS = ['aws-health', 'eventbridge', 'directory', 'inventory', 'evidence', 'iam-changes'] as const

/** Kinds of sources that bring events as they happen: by these the header judges whether we are looking. */
export const WATCHING_KINDS: readonly string[] = ['public-status', 'aws-health', 'eventbridge']

const LISTINGS: Record<(typeof CONNECTION_KINDS)[number], readonly ConnectionListingKind[]> = {
  'aws-health': ['health', 'reread'],
  eventbridge: ['eventbridge'],
  directory: ['directory'],
  inventory: ['inventory'],
  evidence: ['evidence'],
  'iam-changes': ['iam-changes'],
}

/** The sources of a connection, whether or not it is switched on. */
export function connectionSources({ id }: Pick<AwsConnection, 'id'>): SourceDefinition[] {
  return CONNECTION_KINDS.map((kind) => ({
    id: `${kind}:${id}`,
    kind,
    listings: LISTINGS[kind].map((listing): ListingId => `${listing}:${id}`),
  }))
}

/** Whether a source of this kind is read through the connection as it is set up. */
export function isRead(kind: string, { enabled, queueUrls, evidence }: ReadThrough): boolean {
  if (!enabled) return false
  if (kind === 'eventbridge') return queueUrls.length > 0
  if (kind === 'evidence') return evidence.role !== null
  return kind !== 'iam-changes' || (evidence.role !== null && evidence.watchesChanges)
}

/** What decides which sources of a connection are read. */
type ReadThrough = Pick<AwsConnection, 'enabled' | 'queueUrls'> & {
  evidence: Pick<AwsConnection['evidence'], 'role' | 'watchesChanges'>
}

const NAMES: Readonly<Record<StaticListingId | ConnectionListingKind, string>> = {
  current: 'Current events',
  history: 'Past events',
  rss: 'RSS fallback',
  catalogue: 'List of services',
  bundled: 'Bundled history',
  webhook: 'EventBridge webhook',
  health: 'AWS Health',
  reread: 'Re-reading of AWS Health',
  eventbridge: 'EventBridge queue',
  directory: 'Accounts and units',
  inventory: 'Service usage',
  evidence: 'IAM evidence',
  'iam-changes': 'IAM changes',
}

/** What a listing holds, as the beginning of a sentence about it; `connection` is the name of the one it is read through. */
export function listingName(id: ListingId, connection: string | null): string {
  const [kind = ''] = id.split(':')
  const name = NAMES[kind as keyof typeof NAMES]
  return connection === null ? name : `${connection}, ${name}`
}
