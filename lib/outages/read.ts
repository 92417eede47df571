/** Reads outages: what history and summaries count. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import { isWithin } from '@/lib/domain/impact/outage-spans'
import { figures, type PackedOutages, unpackOutages, WORD_COUNT, WORDS } from './outage-lines'
import { type OutageQuery, outageConditions, timeAlternatives } from './outage-sql'
import { giveFaults } from './read-observed-faults'

/**
 * The outages that the reader may know of and that overlap the time asked for, by their own start and end or by any clock,
 * in no particular order. One of which nobody knows when it ended overlaps until the last that is known of it. Teams and
 * accounts of the filter are not applied.
 */
export async function listOutages(query: OutageQuery, accounts: VisibleAccounts): Promise<readonly Outage[]> {
  const { bind, values } = parameters()
  const conditions = outageConditions(query, accounts, bind)
  const parts = timeAlternatives(query, bind).map(
    (
      time,
    ) => `SELECT ${WORDS}, ${figures(accounts, bind)} AS figures FROM outage o JOIN incident i ON i.id = o.incident_id
      WHERE ${all([time, ...conditions])} GROUP BY ${Array.from({ length: WORD_COUNT }, (_, place) => place + 1).join(', ')}`,
  )
  const { rows } = await pool().query<PackedOutages>(parts.join(' UNION ALL '), values)
  const outages: Outage[] = []
  const takeWithin = (outage: Outage) => {
    if (isWithin(firstOf(outage), outage.goesOn ? null : lastOf(outage), query.from, query.to)) outages.push(outage)
  }
  for (const packed of rows) await unpackOutages(packed, takeWithin)
  return giveFaults(outages, accounts)
}

/** The first moment that anything tells of it, ms. */
function firstOf({ startedAt, spans: { declared, described, recovered, observed } }: Outage): Instant {
  return Math.min(
    begunBy(declared, startedAt),
    begunBy(described, startedAt),
    begunBy(recovered, startedAt),
    begunBy(observed, startedAt),
  )
}

/** The last moment that anything tells of one that does not go on, ms. */
function lastOf({ startedAt, endedAt, lastKnownAt, spans }: Outage): Instant {
  const { declared, described, recovered, observed } = spans
  const last = endedAt ?? lastKnownAt ?? startedAt
  return Math.max(
    toldUntil(declared, last),
    toldUntil(described, last),
    toldUntil(recovered, last),
    toldUntil(observed, last),
  )
}

function begunBy(told: readonly Span[], start: Instant): Instant {
  const first = told[0]
  return first !== undefined && first[0] < start ? first[0] : start
}

function toldUntil(told: readonly Span[], end: Instant): Instant {
  const last = told[told.length - 1]
  return last === undefined ? end : Math.max(end, last[1] ?? last[0])
}
