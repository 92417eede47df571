/** Reads what is open now, and how well that is known. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { REGION_NAMES } from '@/lib/domain/region'
import type { NowView } from './contract'
import { END_UNKNOWN, HURTING } from './event-sql'

/** How much is open now, and how well that is known. */
export async function readNow(accounts: VisibleAccounts): Promise<NowView> {
  const [open, watch] = await Promise.all([
    cachedRead('events', `open ${visibilityKey(accounts)}`, () => readOpen(accounts)),
    cachedRead('sources', 'watch', readWatch),
  ])
  return { ...open, ...watch }
}

type Open = Pick<NowView, 'openCount' | 'noticeCount' | 'upcomingCount'>

async function readOpen(accounts: VisibleAccounts): Promise<Open> {
  const [openCount, noticeCount, upcomingCount] = await Promise.all([
    count(`e.status = 'open' AND e.category IN ${HURTING} AND NOT ${END_UNKNOWN}`, accounts),
    count(`e.status = 'open' AND e.category NOT IN ${HURTING}`, accounts),
    count("e.status = 'upcoming'", accounts),
  ])
  return { openCount, noticeCount, upcomingCount }
}

/** health_event_unclosed_category_idx holds all that this looks at: of thousands of open notices none is opened. */
async function count(condition: string, accounts: VisibleAccounts): Promise<number> {
  const { bind, values } = parameters()
  const counted = (...more: string[]) => `(SELECT count(*)::int FROM health_event e WHERE ${all([condition, ...more])})`
  const isOwn = () => `EXISTS (SELECT FROM affected_account a
    WHERE a.event_id = e.id AND a.account_id = ANY(${bind(accounts)}::char(12)[]))`
  const sum =
    accounts === null ? counted() : `${counted("e.scope = 'PUBLIC'")} + ${counted("e.scope <> 'PUBLIC'", isOwn())}`
  const { rows } = await pool().query<{ count: number }>(`SELECT ${sum} AS count`, values)
  return rows[0]?.count ?? 0
}

async function readWatch(): Promise<Pick<NowView, 'currentReadAt' | 'regionCount'>> {
  const { rows } = await pool().query<Pick<NowView, 'currentReadAt' | 'regionCount'>>(
    `SELECT (SELECT ${iso('last_complete_at')} FROM source_listing WHERE id = 'current') AS "currentReadAt",
       (SELECT count(DISTINCT region)::int FROM service_catalog WHERE region <> 'global') AS "regionCount"`,
  )
  const { currentReadAt = null, regionCount = 0 } = rows[0] ?? {}
  return { currentReadAt, regionCount: regionCount || Object.keys(REGION_NAMES).length }
}
