/** Reads what looking up a window would cost. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { CHANGE_SOURCES } from '@/lib/domain/iam-changes/change'
import { LOOKUPS_PER_SECOND, lookupWindow } from '@/lib/domain/iam-changes/lookup-window'
import { unknownPieces } from './lookup-sql'

/** How many accounts are looked into side by side. */
const SIDE_BY_SIDE = 12

/** What asking would mean. */
export interface LookupPlan {
  accounts: number
  /** Requests of CloudTrail at the least: a busy account needs one more for each 50 calls. */
  requests: number
  /** How long that takes at the least, in seconds. */
  seconds: number
  /** True: part of the window is older than CloudTrail keeps. */
  isClipped: boolean
}

/** The plan for a window of accounts: nothing to do where all of it is known, or asked for. Moments in ms. */
export async function readLookupPlan(
  accounts: readonly string[],
  { from, to }: { from: number; to: number },
): Promise<LookupPlan> {
  const window = lookupWindow({ from, to }, Date.now())
  if (window === null) return { accounts: 0, requests: 0, seconds: 0, isClipped: true }
  const { rows } = await pool().query<{ accounts: number; requests: number; most: number }>(
    `SELECT count(*)::int AS accounts, coalesce(sum(n), 0)::int AS requests, coalesce(max(n), 0)::int AS most
     FROM (SELECT p.account, count(*) AS n FROM (${unknownPieces('$1', '$2', '$3', '$4')}) p(account, source, from_at, to_at)
       GROUP BY p.account) q`,
    [accounts, CHANGE_SOURCES, new Date(window.from), new Date(window.to)],
  )
  const { requests = 0, most = 0, ...rest } = rows[0] ?? { accounts: 0 }
  const seconds = Math.max(most, requests / SIDE_BY_SIDE) / LOOKUPS_PER_SECOND
  return { ...rest, requests, seconds: Math.ceil(seconds), isClipped: window.isClipped }
}
