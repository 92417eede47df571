/** Reads all planned changes with what pends in them, small enough to be kept for all readers who see the same. */
import 'server-only'
import { cachedOverview } from '@/lib/db/cached-read'
import { keptRows } from '@/lib/db/kept-rows'
import { pool } from '@/lib/db/pool'
import { type Bind, parameters } from '@/lib/db/statement'
import { scopeOf, visibilityKey } from '@/lib/db/visibility'
import type { ChangeCounts, ChangeFacts } from '@/lib/domain/planned-changes/planned-change'
import { type ChangeScope, countedAccounts, RESOURCE_COUNTS } from './change-sql'

/** One planned change, as far as it decides whether and where it is listed. */
export interface ChangeTally extends ChangeFacts, ChangeCounts {
  id: string
  service: string
  upstreamService: string
  region: string
  /** AWS named the Pacific day alone. */
  isDayPrecise: boolean
  accounts: number
}

/**
 * Oldest start first. Where it takes long and an earlier one is known, that is given while it is read anew; of 20,000 that
 * takes a second, so that after a change only the events that moved are.
 */
export function readTallies(scope: ChangeScope): Promise<readonly ChangeTally[]> {
  const asked = scope.asked === null ? '' : `asked ${visibilityKey(scope.asked)}`
  const key = `planned changes ${visibilityKey(scope.visible)} ${asked}`
  return cachedOverview('events', key, async () => {
    const tallies = await keptRows('events', key, (ids) => queryTallies(scope, ids))
    return tallies.toSorted((one, other) => one.startsAt - other.startsAt || Number(one.id) - Number(other.id))
  })
}

/** The tally of one event; null where it is no planned change, or the reader does not see it. */
export async function findTally(id: string, scope: ChangeScope): Promise<ChangeTally | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  const [tally] = await queryTallies(scope, [id])
  return tally ?? null
}

/** Each kind of planned change has an index of its own. */
const KINDS = [`e.category = 'scheduledChange'`, `e.status = 'upcoming' AND e.category = 'accountNotification'`]

/** Of these events, or of all; in no order. */
async function queryTallies(scope: ChangeScope, ids: readonly string[] | null): Promise<ChangeTally[]> {
  const { bind, values } = parameters()
  const these = ids === null ? '' : `AND e.id = ANY(${bind(ids)}::bigint[])`
  const planned = KINDS.map((kind) => `SELECT ${COLUMNS} FROM health_event e WHERE ${kind} ${these}`)
  const { rows } = await pool().query<ChangeTally>(
    `WITH e AS MATERIALIZED (${planned.join(' UNION ALL ')}) ${countedAccounts(scope) === null ? OF_ALL : ofSome(scope, bind)}`,
    values,
  )
  return rows
}

const COLUMNS = `e.id, e.service, e.upstream_service, e.region, e.status, e.scope, e.started_at, e.ended_at, e.said_at,
  e.time_precision`

const VIEW = `e.id::text, e.service, e.upstream_service AS "upstreamService", e.region, e.status AS "eventStatus",
  ${msOf('e.started_at')} AS "startsAt", ${msOf('e.ended_at')} AS "endsAt", ${msOf('e.said_at')} AS "saidAt",
  e.time_precision = 'day' AS "isDayPrecise"`

/** Of each event its part of the indexes is read. */
const OF_ALL = `SELECT ${VIEW},
    (SELECT count(*)::int FROM affected_account a WHERE a.event_id = e.id) AS accounts,
    counted.pending, counted.resolved, counted.other
  FROM e CROSS JOIN LATERAL (SELECT ${RESOURCE_COUNTS} FROM affected_entity n WHERE n.event_id = e.id) counted`

/** Begins with the accounts: to compare each row of each event with a thousand of them took minutes. */
function ofSome(scope: ChangeScope, bind: Bind): string {
  const own = scopeOf(countedAccounts(scope), bind).looksUp('a.account_id')
  return `, named AS MATERIALIZED (
      SELECT a.event_id, a.account_id FROM affected_account a JOIN e ON e.id = a.event_id WHERE ${own}
    ), met AS MATERIALIZED (SELECT m.event_id, count(*)::int AS accounts FROM named m GROUP BY m.event_id
    ), counted AS MATERIALIZED (
      SELECT n.event_id, ${RESOURCE_COUNTS} FROM named m
        JOIN affected_entity n ON n.event_id = m.event_id AND n.account_id = m.account_id GROUP BY n.event_id
    )
    SELECT ${VIEW}, coalesce(met.accounts, 0) AS accounts, coalesce(counted.pending, 0) AS pending,
      coalesce(counted.resolved, 0) AS resolved, coalesce(counted.other, 0) AS other
    FROM e LEFT JOIN met ON met.event_id = e.id LEFT JOIN counted ON counted.event_id = e.id
    WHERE met.event_id IS NOT NULL ${scope.asked === null ? "OR e.scope = 'PUBLIC'" : ''}`
}

function msOf(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`
}
