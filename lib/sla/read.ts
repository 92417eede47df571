/** Reads what may be claimed: per billing month, service and Region how long we were hit, and what AWS promises. */
import 'server-only'
import { keptOverview } from '@/lib/db/kept-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { IncidentKind } from '@/lib/domain/incident'
import { SERVICE_NAMES } from '@/lib/domain/service-of-name'
import { monthsOf } from '@/lib/domain/sla/billing-month'
import { termsOf } from '@/lib/domain/sla/catalogue'
import { CATALOGUE_DATE } from '@/lib/domain/sla/commitment'
import { type MonthImpact, monthImpacts } from '@/lib/domain/sla/month-impact'
import { compareClaims } from '@/lib/domain/sla/order'
import { headlineOf, standingOf } from '@/lib/domain/sla/standing'
import { listOutages } from '@/lib/outages/read'
import type { SlaView } from './contract'
import { presentMonth } from './present'
import { readTouched } from './read-touched'

/** How many months stand in the view. */
const MOST_ROWS = 300

/** As ImpactFilter of lib/impact. */
export interface SlaFilter {
  service: readonly string[]
  region: readonly string[]
  team: readonly string[]
  account: readonly string[]
  kind: readonly IncidentKind[]
  clock: ImpactClock
  named: boolean
}

/** The billing months that the period touches, each as a whole; those that are still to come are left out. @param now ms */
export function readSla(
  period: { from: Instant; to: Instant },
  filter: SlaFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<SlaView> {
  // Deadlines count days: no day is shown what was computed on another.
  const day = new Date(now).toISOString().slice(0, 10)
  const key = `sla ${day} ${JSON.stringify([period, filter])} ${visibilityKey(accounts)}`
  return keptOverview(['events', 'incidents', 'accounts'], key, () => readView(period, filter, accounts, now))
}

async function readView(
  period: { from: Instant; to: Instant },
  filter: SlaFilter,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<SlaView> {
  const months = monthsOf(period.from, Math.min(period.to, now))
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return emptyView(now)
  const whole = { from: first.from, to: last.to }
  const outages = await listOutages({ ...whole, filter }, accounts)
  const asked = { period: whole, whose: filter }
  const { touch, assumesAll, unknownAccounts } = await readTouched(outages, asked, accounts, now)
  const ordered = monthImpacts(outages, months, touch, now)
    .map((impact) => orderedOf(impact, filter.clock, now))
    .sort(compareClaims)
  return {
    ...emptyView(now),
    ...{ months: { first: first.key, last: last.key }, assumesAll, unknownAccounts, count: ordered.length },
    rows: ordered
      .slice(0, MOST_ROWS)
      .map(({ impact, terms, standing }) => presentMonth(impact, { terms, standing, preferred: filter.clock, now })),
  }
}

function orderedOf(impact: MonthImpact, clock: ImpactClock, now: Instant) {
  const terms = termsOf(impact.service, SERVICE_NAMES.get(impact.service) ?? impact.service)
  const standing = standingOf(impact, terms, now)
  const credit = headlineOf(standing, clock)?.credit ?? null
  return { impact, terms, standing, credit, name: terms.name, region: impact.region }
}

function emptyView(now: Instant): SlaView {
  return {
    ...{ asOf: new Date(now).toISOString(), months: null, assumesAll: false, unknownAccounts: 0 },
    ...{ rows: [], count: 0, catalogueDate: CATALOGUE_DATE },
  }
}
