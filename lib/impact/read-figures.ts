/** Reads the figures of one period, as far as one reader sees what they are made of. */
import 'server-only'
import { eachInSlices, inSlices } from '@/lib/db/slices'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { orderSteps } from '@/lib/domain/impact/in-order'
import type { Outage } from '@/lib/domain/impact/outage'
import { placeSteps } from '@/lib/domain/impact/outage-places'
import type { Touch } from '@/lib/domain/impact/reach-touch'
import { listOutages } from '@/lib/outages/read'
import { readIncidentFacts } from '@/lib/outages/read-incidents'
import { type Figures, incidentsOf, narrowed, type Times, timeByClock } from './figures'
import { CLOCKS, type ImpactFilter } from './filter'
import { readDurations } from './read-durations'
import { readTouch } from './read-reach'

/** @param now ms: what goes on is counted until then */
export async function readFigures(
  times: Times,
  filter: ImpactFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Figures> {
  // Without an end it is the time up to now.
  const told = await listOutages({ from: times.from, to: times.to ?? now, filter }, accounts)
  const { outages, touch } = await inScope(await inSlices(orderSteps(told)), { times, filter, accounts, now })
  await inSlices(placeSteps(outages))
  const incidentIds = incidentsOf(outages)
  const { facts, steps } = await readIncidentFacts(incidentIds)
  return {
    ...{ times, outages, incidentIds, touch, facts },
    time: await timeByClock(outages, times, now),
    durations: await readDurations(incidentIds, steps, accounts),
  }
}

interface Scope {
  times: Times
  filter: ImpactFilter
  accounts: VisibleAccounts
  now: Instant
}

/**
 * Without teams and accounts every outage counts. With them those do that touch one of their accounts, for as long as they do;
 * incidents that can reach nobody, where they belong to one of the teams.
 */
async function inScope(told: readonly Outage[], scope: Scope): Promise<{ outages: readonly Outage[]; touch: Touch }> {
  const { clock, team, account } = scope.filter
  const asked = { clock, period: boundsOf(told, scope), team, account }
  const touch = await readTouch(told, asked, scope.accounts, scope.now)
  if (team.length === 0 && account.length === 0) return { outages: told, touch }
  const outages: Outage[] = []
  await eachInSlices(told, (outage) => {
    if (touch.touches(outage)) outages.push(narrowed(outage, touch))
  })
  return { outages, touch }
}

/** Where the time asked for has no bounds: from the first moment that anything tells, until now. */
function boundsOf(told: readonly Outage[], { times, now }: Scope): { from: Instant; to: Instant } {
  return { from: times.from ?? firstOf(told, now), to: times.to ?? Math.max(now, times.from ?? now) }
}

function firstOf(told: readonly Outage[], now: Instant): Instant {
  let first = now
  for (const { startedAt, spans } of told)
    for (const at of [startedAt, ...CLOCKS.flatMap((clock) => spans[clock][0]?.[0] ?? [])]) first = Math.min(first, at)
  return first
}
