/** How well each source is read, as it crosses the wire. Times are ISO 8601 UTC. */

import type { CoverageState } from '@/lib/domain/coverage'
import type { SourceState } from '@/lib/domain/source-state'

export interface SourceView {
  /** public-feed, rss, bundled, service-catalog, webhook; of a connection `aws-health:<id of the connection>` and so on. */
  id: string
  /** public-status, fallback, bundled, catalogue, webhook, aws-health, eventbridge, directory, inventory. */
  kind: string
  /** The connection that it is read through; null where none is needed. */
  connectionId: string | null
  connectionName: string | null
  state: SourceState
  lastAttemptAt: string | null
  lastCompletePollAt: string | null
  nextPollAt: string | null
  backfillComplete: boolean
  /** For those who see the accounts of their teams alone without the source's own words, as all errors here. */
  lastError: string | null
}

/** A source with what the page about sources shows besides. */
export interface SourceDetailView extends SourceView {
  /** Latest attempts, newest first, at most 60. */
  pollRuns: PollRunView[]
  /** What could not be read lately, newest first, at most 20; none of those that may not be shown. */
  unreadable: UnreadableView[]
  unreadableCount: number
  /** Events that it showed; of EventBridge those of all connections and the webhook together. */
  eventCount: number
  /** How long AWS's first word about its latest events, at most 20, took to get here; null where none came since the first reading, or it may not be told. */
  lag: LagView | null
  /** The last 14 days: when it was read as often as it should be, and what the times between were. Oldest first. */
  coverage: CoverageView[]
  /** The latest poll that failed; null where none did in 14 days. */
  lastFailure: PollRunView | null
}

export interface LagView {
  /** The median of them. */
  ms: number
  events: number
}

export interface CoverageView {
  state: CoverageState
  from: string
  to: string
}

export interface PollRunView {
  /** current, history, rss, catalogue, webhook; of a connection `health:<id of the connection>` and so on. */
  listing: string
  startedAt: string
  finishedAt: string | null
  outcome: 'running' | 'complete' | 'partial' | 'failed'
  /** Requests sent upstream, repeated ones included. */
  requests: number
  /** Requests that the upstream refused because there were too many. */
  throttles: number
  /** Null, like the next: not for those who see the accounts of their teams alone. */
  eventsRead: number | null
  eventsMoved: number | null
  unreadable: number
  error: string | null
}

export interface UnreadableView {
  where: string
  why: string
  /** What was received, cut to 2,000 characters. */
  received: string
  firstSeenAt: string
  lastSeenAt: string
  times: number
}

/** What the chip in the header says: the worst state of the sources that bring events, and when AWS was last heard. */
export interface FreshnessView {
  state: SourceState
  /** Whether some of them are read on time although others are not. */
  partly: boolean
  /** The oldest last complete poll of what watches AWS and was ever read: nothing that is shown is older. */
  checkedAt: string | null
  /** Seconds between two polls. */
  pollSeconds: number
  /** One sentence per source that is late or failing. */
  troubles: string[]
}
