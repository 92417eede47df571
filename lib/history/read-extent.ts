/** Reads how far back the record reaches: the period of a history that is asked for none. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { dayOf } from '@/lib/domain/impact/period'
import { readFacets } from '@/lib/events/read-overview'

export interface RecordExtent {
  /** As in `period=`: from the first day of the first year to today. */
  wholeRecord: string
  /** Newest first. */
  years: number[]
}

/** @param now ms */
export async function readExtent(accounts: VisibleAccounts, zone: string, now: Instant): Promise<RecordExtent> {
  const { firstStartedAt } = await readFacets(accounts)
  const today = dayOf(now, zone)
  const last = Number(today.slice(0, 4))
  const first =
    firstStartedAt === null ? last : Math.min(last, Number(dayOf(Date.parse(firstStartedAt), zone).slice(0, 4)))
  return {
    wholeRecord: `${first}-01-01..${today}`,
    years: Array.from({ length: last - first + 1 }, (_, index) => last - index),
  }
}
