/** Reads when the sources that would have shown an event were read on time. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import { latenessMs } from '@/lib/domain/source-state'
import { readConfiguration } from '@/lib/env.mjs'

/** The times in which polls were on time. */
export interface Coverage {
  /** Whether an event of that start, ms, would have been shown by something that was read on time; the public feed shows public ones only. */
  covers(startedAt: Instant, isPublic: boolean): boolean
}

type Segment = readonly [from: Instant, to: Instant]

const ms = (moment: string) => `round(date_part('epoch', ${moment}) * 1000)`

/** As isCovered of lib/events/event-sql.ts says it of one event, for many at once. */
export async function readCoverage(): Promise<Coverage> {
  const { rows } = await pool().query<{ isPublicFeed: boolean; segments: Segment[] }>(
    `SELECT c.listing_id = 'current' AS "isPublicFeed", json_agg(json_build_array(${ms('c.from_at')}, ${ms('c.to_at')}) ORDER BY c.from_at) AS segments
     FROM coverage c WHERE c.listing_id LIKE 'health:%' OR c.listing_id LIKE 'eventbridge:%' OR c.listing_id = 'current'
     GROUP BY c.listing_id`,
  )
  const late = Date.now() - latenessMs(readConfiguration().pollSeconds)
  return {
    covers: (startedAt, isPublic) =>
      rows.some(
        ({ isPublicFeed, segments }) =>
          (isPublic || !isPublicFeed) &&
          (lastBegun(segments, startedAt)?.[1] ?? Number.NEGATIVE_INFINITY) >= Math.min(startedAt, late),
      ),
  }
}

/** The last of the segments, which are in order, that begins at or before the moment. */
function lastBegun(segments: readonly Segment[], at: Instant): Segment | undefined {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.[0] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return segments[low - 1]
}
