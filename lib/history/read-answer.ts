/** Reads what /api/v1/history answers. */
import 'server-only'
import { keptOverview } from '@/lib/db/kept-read'
import { inSlices } from '@/lib/db/slices'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { pictureSteps } from '@/lib/domain/history/picture'
import { lastingOf } from '@/lib/domain/history/tally'
import { togetherSteps } from '@/lib/domain/history/together'
import type { Outage } from '@/lib/domain/impact/outage'
import { listOutages } from '@/lib/outages/read'
import type { HistoryAnswer } from './contract'
import { presentHistory } from './present'
import { readRecorded } from './read-recorded'
import { readTouched } from './read-touched'
import type { RequestedAnswer } from './request'

/** @param now ms; the end of what is asked for without one */
export function readHistoryAnswer(
  asked: RequestedAnswer,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<{ data: HistoryAnswer }> {
  return keptOverview(
    ['events', 'incidents', 'accounts'],
    `history answer ${JSON.stringify(asked)} ${visibilityKey(accounts)}`,
    () => compute(asked, accounts, now),
  )
}

async function compute(
  { from, to, zone, filter, by }: RequestedAnswer,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<{ data: HistoryAnswer }> {
  const [told, known] = await Promise.all([listOutages({ from, to, filter }, accounts), readRecorded(now)])
  const declared = await inSlices(togetherSteps(told))
  const period = { from: from ?? firstOf(declared, Math.min(to ?? now, now), now), to: to ?? now, zone }
  const touched = await readTouched(declared, period, filter, accounts, now)
  const steps = pictureSteps(
    { declared, touched },
    {
      period,
      unit: by === 'hour-of-week' ? 'month' : by,
      rowsBy: 'service',
      first: [],
      clock: filter.clock,
      known,
      now,
    },
  )
  const picture = await inSlices(steps)
  return { data: presentHistory(picture, { by, clock: filter.clock }) }
}

/** When the first of them began by any clock; of none the end of the time. */
function firstOf(outages: readonly Outage[], end: Instant, now: Instant): Instant {
  return outages.reduce((first, outage) => {
    const told = Object.values(outage.spans).flatMap((spans) => spans.map(([from]) => from))
    return Math.min(first, lastingOf(outage, now)[0], ...told)
  }, end)
}
