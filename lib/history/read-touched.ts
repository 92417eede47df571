/** Reads which outages touched accounts of ours, and for how long each did. */
import 'server-only'
import { eachInSlices } from '@/lib/db/slices'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import type { ImpactFilter } from '@/lib/impact/filter'
import { readTouching } from '@/lib/impact/read-reach'

const NOTHING = { declared: [], described: [], recovered: [], observed: [] }

/**
 * The outages that touch an account that the reader sees, or, where the filter names teams or accounts, one of these; of their
 * times only the filter's clock is left, cut to the period and to while they touched one. Null: it cannot be known, for no
 * directory says which accounts there are.
 * @param now ms
 */
export async function readTouched(
  outages: readonly Outage[],
  period: { from: Instant; to: Instant },
  { clock, team, account }: ImpactFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Outage[] | null> {
  const touch = await readTouching(outages, { clock, period, team, account }, accounts, now)
  if (touch.directoryAccounts === 0) return null
  const touched: Outage[] = []
  await eachInSlices(outages, (outage) => {
    if (touch.touches(outage)) touched.push({ ...outage, spans: { ...NOTHING, [clock]: touch.stretches(outage) } })
  })
  return touched
}
