/** Reads for which time everything is on record that AWS says in public. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { coverageSpans } from '@/lib/domain/coverage'
import type { Instant } from '@/lib/domain/health-event'
import { recordedSpans } from '@/lib/domain/history/recorded'
import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import { latenessMs } from '@/lib/domain/source-state'
import { readConfiguration } from '@/lib/env.mjs'
import { isFilling } from '@/lib/outages/read-filling'

interface RecordRow {
  current: [Instant, Instant][]
  archive: [Instant, Instant][]
  oldestAt: Instant | null
}

/**
 * In order and without overlap: while the public feed's list of current events was read on time, and the year before each
 * reading of its archive, back to its oldest event at most (lib/domain/history/recorded.ts). What AWS tells an account alone
 * is not part of that. Nothing, while what was stored before there were outages is still being worked out.
 * @param now ms
 */
export async function readRecorded(now: Instant): Promise<ClosedSpan[]> {
  if (await isFilling()) return []
  const { current, archive, oldestAt } = await cachedRead(['events', 'sources'], 'recorded', readReadings)
  const lateness = latenessMs(readConfiguration().pollSeconds)
  const readOnTime = (times: readonly [Instant, Instant][]): ClosedSpan[] =>
    coverageSpans(
      {
        covered: times.map(([from, to]) => ({ from, to, failedAfter: false })),
        firstTriedAt: null,
        failedBefore: false,
        latenessMs: lateness,
      },
      Number.NEGATIVE_INFINITY,
      now,
    ).flatMap(({ state, from, to }) => (state === 'polled' ? [[from, to]] : []))
  return recordedSpans({ currentRead: readOnTime(current), archiveRead: readOnTime(archive), oldestAt }, now)
}

async function readReadings(): Promise<RecordRow> {
  const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`
  const covered = (listing: string) => `(SELECT coalesce(json_agg(json_build_array(${ms('c.from_at')}, ${ms('c.to_at')})
    ORDER BY c.from_at), '[]') FROM coverage c WHERE c.listing_id = '${listing}')`
  const { rows } = await pool().query<RecordRow>(
    `SELECT ${covered('current')} AS current, ${covered('history')} AS archive,
       (SELECT ${ms('e.started_at')} FROM health_event e
        WHERE EXISTS (SELECT FROM sighting s WHERE s.event_id = e.id AND s.source = 'public-feed')
        ORDER BY e.started_at, e.id LIMIT 1) AS "oldestAt"`,
  )
  return rows[0] ?? { current: [], archive: [], oldestAt: null }
}
