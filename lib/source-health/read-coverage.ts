/** Reads when each source was polled as often as it should be. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { type CoverageSpan, type CoveredTime, coverageSpans } from '@/lib/domain/coverage'
import { latenessMs } from '@/lib/domain/source-state'
import { readConfiguration } from '@/lib/env.mjs'
import type { CoverageView } from './contract'

const SHOWN_DAYS = 14
const DAY_MS = 86_400_000

/** One listing stands for its source: the one that tells what happens now. */
const TELLING = "l.id NOT LIKE 'reread:%' AND l.id NOT IN ('history', 'bundled', 'webhook')"

/** The last 14 days of each source, oldest first: source → spans. */
export async function readCoverage(): Promise<Map<string, CoverageView[]>> {
  const now = Date.now()
  const { pollSeconds } = readConfiguration()
  const rows = await cachedRead('sources', 'coverage', readCoveredTimes)
  return new Map(
    rows.map(({ id, intervalSeconds, ...facts }) => {
      const lateness = latenessMs(intervalSeconds ?? pollSeconds)
      const spans = coverageSpans({ ...facts, latenessMs: lateness }, now - SHOWN_DAYS * DAY_MS, now)
      return [id, spans.map(viewOf)]
    }),
  )
}

function viewOf({ state, from, to }: CoverageSpan): CoverageView {
  return { state, from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

interface CoverageRow {
  id: string
  intervalSeconds: number | null
  covered: CoveredTime[]
  firstTriedAt: number | null
  failedBefore: boolean
}

const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

async function readCoveredTimes(): Promise<CoverageRow[]> {
  const failed = (from: string, to: string) => `EXISTS (SELECT FROM poll_run r WHERE r.listing_id = l.id
    AND r.outcome = 'failed' AND r.started_at >= ${from} AND r.started_at < ${to})`
  const { rows } = await pool().query<CoverageRow>(
    `SELECT l.source_id AS id, l.interval_seconds AS "intervalSeconds",
       (SELECT coalesce(json_agg(json_build_object('from', ${ms('c.from_at')}, 'to', ${ms('c.to_at')},
            'failedAfter', ${failed('c.to_at', 'coalesce(c.next_at, now())')}) ORDER BY c.from_at), '[]')
        FROM (SELECT *, lead(from_at) OVER (ORDER BY from_at) AS next_at FROM coverage WHERE listing_id = l.id) c
        WHERE coalesce(c.next_at, now()) > now() - $1 * interval '1 day') AS covered,
       ${ms('(SELECT min(r.started_at) FROM poll_run r WHERE r.listing_id = l.id)')} AS "firstTriedAt",
       ${failed("'-infinity'", 'coalesce((SELECT min(c.from_at) FROM coverage c WHERE c.listing_id = l.id), now())')}
         AS "failedBefore"
     FROM source_listing l WHERE ${TELLING}`,
    [SHOWN_DAYS],
  )
  return rows
}
