/** Reads how well each source is read. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import type { Principal } from '@/lib/domain/access'
import { readConfiguration } from '@/lib/env.mjs'
import { countEventsByConnection, countEventsBySource } from '@/lib/events/read-overview'
import type { FreshnessView, PollRunView, SourceDetailView, SourceView, UnreadableView } from './contract'
import { type ListingRow, presentFreshness, presentSources } from './present'
import { limitDetails, limitListing } from './present-limited'
import { readCoverage } from './read-coverage'
import { readLags } from './read-lag'
import { isRead } from './sources'

const MOST_RUNS = 60
const MOST_UNREADABLE = 20
const MOST_RECEIVED = 2_000

/** All sources with their state at this moment, for somebody who may see only `accounts` (null: all of them). */
export async function listSources(accounts: Principal['accounts']): Promise<SourceView[]> {
  return presentSources(await listingsFor(accounts), readConfiguration().pollSeconds, Date.now())
}

/** All sources with their latest polls, what could not be read, and how many events they showed that may be seen. */
export async function listSourceDetails(accounts: Principal['accounts']): Promise<SourceDetailView[]> {
  const [sources, runs, unreadable, coverage, failures, lags, counts, ofConnections] = await Promise.all([
    listSources(accounts),
    cachedRead('sources', 'poll runs', readPollRuns),
    cachedRead('sources', 'unreadable', readUnreadable),
    readCoverage(),
    cachedRead('sources', 'last failures', readLastFailures),
    readLags(),
    countEventsBySource(accounts),
    countEventsByConnection(accounts),
  ])
  const whole = sources.map((source) => ({
    ...source,
    pollRuns: runs.get(source.id) ?? [],
    unreadable: unreadable.get(source.id)?.items ?? [],
    unreadableCount: unreadable.get(source.id)?.count ?? 0,
    eventCount:
      (source.kind === 'aws-health'
        ? ofConnections.get(source.connectionId ?? '')
        : counts.get(source.connectionId === null ? source.id : source.kind)) ?? 0,
    lag: lags.get(source.id) ?? null,
    coverage: coverage.get(source.id) ?? [],
    lastFailure: failures.get(source.id) ?? null,
  }))
  return whole.map((source) => limitDetails(source, accounts))
}

/** What the header's chip says to somebody who may see only `accounts` (null: all of them). */
export async function readFreshness(accounts: Principal['accounts']): Promise<FreshnessView> {
  return presentFreshness(await listingsFor(accounts), readConfiguration().pollSeconds, Date.now())
}

/** All readers share what is kept; what may not be told to some is taken away afterwards. */
async function listingsFor(accounts: Principal['accounts']): Promise<ListingRow[]> {
  return (await readListings()).map((row) => limitListing(row, accounts))
}

type StoredListing = Omit<ListingRow, 'isRead'> & {
  enabled: boolean
  queueUrls: string[]
  evidence: { role: string | null; watchesChanges: boolean }
}

function readListings(): Promise<ListingRow[]> {
  return cachedRead('sources', 'listings', async () => {
    const { rows } = await pool().query<StoredListing>(
      `SELECT l.id, l.source_id AS "sourceId", s.kind, s.connection_id AS "connectionId", c.name AS "connectionName",
         coalesce(c.enabled, true) AS enabled, coalesce(c.queue_urls, '{}') AS "queueUrls",
         json_build_object('role', c.evidence_role, 'watchesChanges', coalesce(c.watches_changes, false)) AS evidence,
         l.last_attempt_at AS "lastAttemptAt", l.first_complete_at AS "firstCompleteAt",
         l.last_complete_at AS "lastCompleteAt", l.next_poll_at AS "nextPollAt", l.failure,
         l.unreadable_note AS "unreadableNote", l.interval_seconds AS "intervalSeconds"
       FROM source_listing l JOIN source s ON s.id = l.source_id LEFT JOIN aws_connection c ON c.id = s.connection_id
       ORDER BY lower(c.name), c.id`,
    )
    return rows.map(({ enabled, queueUrls, evidence, ...row }) => ({
      ...row,
      isRead: isRead(row.kind, { enabled, queueUrls, evidence }),
    }))
  })
}

/** A PollRunView of poll_run p. */
const RUN = `json_build_object('listing', p.listing_id, 'startedAt', p.started_at, 'finishedAt', p.finished_at,
  'outcome', p.outcome, 'requests', p.requests, 'throttles', p.throttles, 'eventsRead', p.events_read,
  'eventsMoved', p.events_moved, 'unreadable', p.unreadable, 'error', p.error)`

async function readPollRuns(): Promise<Map<string, PollRunView[]>> {
  const { rows } = await pool().query<{ id: string; runs: PollRunView[] }>(
    `SELECT s.id, array(SELECT ${RUN}
       FROM source_listing l CROSS JOIN LATERAL (
         SELECT * FROM poll_run r WHERE r.listing_id = l.id ORDER BY r.started_at DESC LIMIT $1) p
       WHERE l.source_id = s.id ORDER BY p.started_at DESC LIMIT $1) AS runs
     FROM source s`,
    [MOST_RUNS],
  )
  return new Map(rows.map(({ id, runs }) => [id, runs]))
}

async function readLastFailures(): Promise<Map<string, PollRunView>> {
  const { rows } = await pool().query<{ id: string; run: PollRunView }>(
    `SELECT DISTINCT ON (l.source_id) l.source_id AS id, ${RUN} AS run
     FROM source_listing l CROSS JOIN LATERAL (
       SELECT * FROM poll_run r WHERE r.listing_id = l.id AND r.outcome = 'failed' ORDER BY r.started_at DESC LIMIT 1) p
     ORDER BY l.source_id, p.started_at DESC`,
  )
  return new Map(rows.map(({ id, run }) => [id, run]))
}

async function readUnreadable(): Promise<Map<string, { items: UnreadableView[]; count: number }>> {
  const { rows } = await pool().query<{ id: string; items: UnreadableView[]; count: number }>(
    `SELECT s.id, (SELECT count(*)::int FROM unreadable_item u JOIN source_listing l ON l.id = u.listing_id
         WHERE l.source_id = s.id) AS count,
       array(SELECT json_build_object('where', u.place, 'why', u.why, 'received', left(u.received, $2),
           'firstSeenAt', u.first_seen_at, 'lastSeenAt', u.last_seen_at, 'times', u.times)
         FROM unreadable_item u JOIN source_listing l ON l.id = u.listing_id
         WHERE l.source_id = s.id ORDER BY u.last_seen_at DESC LIMIT $1) AS items
     FROM source s`,
    [MOST_UNREADABLE, MOST_RECEIVED],
  )
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** True once the bundled history has been put on the timeline: from then on there is something to show. */
export async function isReady(): Promise<boolean> {
  const { rows } = await pool().query<{ ready: boolean }>(
    "SELECT coalesce(bool_or(first_complete_at IS NOT NULL), false) AS ready FROM source_listing WHERE id = 'bundled'",
  )
  return rows[0]?.ready ?? false
}
