/** How well each source is read, as it crosses the wire. Times are ISO 8601 UTC. */

import type { SourceState } from '@/lib/domain/source-state'

export interface SourceView {
  /** public-feed, rss, bundled, service-catalog. */
  id: string
  kind: string
  state: SourceState
  lastAttemptAt: string | null
  lastCompletePollAt: string | null
  nextPollAt: string | null
  backfillComplete: boolean
  lastError: string | null
}

/** A source with what the page about sources shows besides. */
export interface SourceDetailView extends SourceView {
  /** Latest attempts, newest first, at most 60. */
  pollRuns: PollRunView[]
  /** What could not be read lately, newest first, at most 20. */
  unreadable: UnreadableView[]
  unreadableCount: number
  eventCount: number
}

export interface PollRunView {
  /** current, history, rss or catalogue. */
  listing: string
  startedAt: string
  finishedAt: string | null
  outcome: 'running' | 'complete' | 'partial' | 'failed'
  requests: number
  eventsRead: number
  eventsMoved: number
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
  /** Last time the list of current events was read whole. */
  checkedAt: string | null
  /** Seconds between two polls. */
  pollSeconds: number
  /** One sentence per source that is late or failing. */
  troubles: string[]
}
