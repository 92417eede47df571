/** Reads what checks of accounts found at an incident's time and now, and what could not be read while it lasted. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import type { ItemEvidence, PostureView } from '@/lib/evidence/contract'
import { readPosture } from '@/lib/evidence/read-posture'

/** The time of an incident, and as of when "now" is. ISO 8601 UTC. */
export interface EvidenceTimes {
  startedAt: string
  endedAt: string | null
  /** Null: now. */
  nowAt: string | null
}

/** What was found for every check that is judged account by account, and how collecting stands. */
export interface CheckEvidence {
  checks: ItemEvidence[]
  isCollected: boolean
  newestAt: string | null
}

/** Over the accounts that the reader may see. */
export async function readCheckEvidence(times: EvidenceTimes, accounts: VisibleAccounts): Promise<CheckEvidence> {
  const { startedAt, nowAt } = times
  const [then, now, unread] = await Promise.all([
    readPosture(scopeAt(startedAt), accounts),
    readPosture(scopeAt(nowAt), accounts),
    readUnreadDuring(times, accounts),
  ])
  const checks = CHECKS.map(({ id, title, kind, mend }): ItemEvidence => {
    const before = summaryOf(then, id)
    const current = summaryOf(now, id)
    return {
      ...{ check: id, title, kind, mend },
      atIncident: before?.counts ?? null,
      incidentAt: startedAt,
      incidentAsOf: asOfThen(before?.asOf ?? null, then.state.oldestAt, startedAt),
      now: current?.counts ?? null,
      nowAsOf: current?.asOf ?? null,
      unchecked: current?.unchecked ?? [],
      unreadDuring: unread.get(id) ?? null,
      incident: null,
    }
  })
  return { checks, isCollected: now.state.isCollected, newestAt: now.state.newestAt }
}

/** What was found again later held at the last readings before the moment as well; the oldest of them counts. */
function asOfThen(asOf: string | null, oldestAt: string | null, at: string): string | null {
  return asOf !== null && asOf > at ? oldestAt : asOf
}

/** Null where nothing had been collected by then. */
function summaryOf(posture: PostureView, check: string): PostureView['checks'][number] | null {
  if (posture.state.newestAt === null) return null
  return posture.checks.find((summary) => summary.check === check) ?? null
}

function scopeAt(at: string | null): Parameters<typeof readPosture>[0] {
  return { at, unit: null, team: null, account: null, connection: null, partition: null }
}

type UnreadDuring = NonNullable<ItemEvidence['unreadDuring']>

/** By check: accounts in which something that it needs could not be read at some time of the incident. */
function readUnreadDuring(times: EvidenceTimes, accounts: VisibleAccounts): Promise<Map<string, UnreadDuring>> {
  const { startedAt, endedAt, nowAt } = times
  const to = endedAt ?? nowAt
  const key = `unread during ${startedAt} ${to} ${visibilityKey(accounts)}`
  return cachedRead(['evidence', 'accounts'], key, () => countUnread(startedAt, to, accounts))
}

async function countUnread(
  from: string,
  to: string | null,
  accounts: VisibleAccounts,
): Promise<Map<string, UnreadDuring>> {
  const { bind, values } = parameters()
  const needed = CHECKS.flatMap(({ id, needs, needsOneOf = [] }) =>
    [...needs, ...needsOneOf].map((kind) => ({ id, kind })),
  )
  const needs = `unnest(${bind(needed.map(({ id }) => id))}::text[], ${bind(needed.map(({ kind }) => kind))}::text[])`
  const begin = `${bind(from)}::timestamptz`
  const { sees } = scopeOf(accounts, bind)
  const { rows } = await pool().query<UnreadDuring & { check: string }>(
    `WITH gap AS MATERIALIZED (SELECT account_id, kind FROM evidence_gap g
         WHERE g.from_at <= coalesce(${bind(to)}::timestamptz, now()) AND (g.until_at IS NULL OR g.until_at > ${begin})
           AND ${sees('g.account_id')}),
       hindered AS (SELECT account_id, (SELECT max(r.ended_at) FROM evidence_reading r
             WHERE r.account_id = a.account_id AND r.state = 'done' AND r.ended_at <= ${begin}) AS last_at
           FROM (SELECT DISTINCT account_id FROM gap) a),
       unread AS (SELECT DISTINCT n.check_id, gap.account_id
         FROM gap JOIN ${needs} AS n(check_id, kind) ON n.kind = gap.kind)
     SELECT unread.check_id AS check, count(*)::int AS accounts, ${iso('min(h.last_at)')} AS "lastBefore"
     FROM unread JOIN hindered h ON h.account_id = unread.account_id GROUP BY 1`,
    values,
  )
  return new Map(rows.map(({ check, ...unread }) => [check, unread]))
}
