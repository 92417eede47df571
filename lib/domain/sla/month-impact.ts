/** Counts how long outages hit a service in a Region in a billing month, and what of the month is left by each clock. */
import { type ClosedSpan, clipped, unionMs } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { type BillingMonth, monthOf } from './billing-month'

export const SLA_CLOCKS: readonly ImpactClock[] = ['declared', 'described', 'recovered', 'observed']

/** What AWS calls an event under which it lists services. */
const SEVERAL = 'multipleservices'

/** Whom an outage touched, as the reader sees it. */
export interface OutageTouch {
  /** By the clock, the stretches in which it touched one of our accounts; all have an end. */
  stretches: (outage: Outage, clock: ImpactClock) => readonly ClosedSpan[]
  /** Whether it touched one of our accounts at all, whatever the clocks tell. */
  touches: (outage: Outage) => boolean
  /** Whether AWS named one of our accounts in it. */
  isConfirmed: (outage: Outage) => boolean
}

/** Time of one clock in one month, ms. */
export interface ClockImpact {
  /** While outages went on in which AWS named one of our accounts. */
  confirmedMs: number
  /** While outages went on that touched one of our accounts, however surely. */
  anyMs: number
}

export interface MonthImpact {
  month: BillingMonth
  service: string
  /** AWS Region id or `global`. */
  region: string
  clocks: Record<ImpactClock, ClockImpact>
  /** Clocks that know a start and of which nobody knows the end: their time is left out. */
  endUnknown: ImpactClock[]
  /** Those with time in the month. */
  outages: Outage[]
}

/**
 * One for each month, service and Region in which some clock tells time; in no order. Outages without a service or a Region
 * count nowhere, nor do "multiple services": those that AWS lists in such an event have outages of their own. Each minute counts once by each clock.
 * @param now ms; what goes on counts until then
 */
export function monthImpacts(
  outages: readonly Outage[],
  months: readonly BillingMonth[],
  touch: OutageTouch,
  now: Instant,
): MonthImpact[] {
  const wanted = new Set(months.map(({ key }) => key))
  const found = new Map<string, Group>()
  const ours = outages.filter(({ service, region }) => service !== null && region !== null && service !== SEVERAL)
  for (const outage of ours) {
    for (const month of monthsOfOutage(outage, touch, now)) {
      if (!wanted.has(month.key)) continue
      const key = groupKey(month, outage)
      const group = found.get(key) ?? { month, outages: [], unended: [] }
      group.outages.push(outage)
      found.set(key, group)
    }
  }
  for (const outage of ours)
    if (outage.endUnknown.length > 0 && touch.touches(outage))
      found.get(groupKey(monthOf(outage.startedAt), outage))?.unended.push(outage)
  return [...found.values()].map((group) => impactOf(group, touch, now))
}

/** Outages of one service in one Region. */
interface Group {
  month: BillingMonth
  outages: Outage[]
  /** Those that began in the month, and of which nobody knows how long they lasted. */
  unended: Outage[]
}

function groupKey({ key }: BillingMonth, { service, region }: Outage): string {
  return `${key} ${service} ${region}`
}

/** Per cent of the whole month, also of one that is not over: what has not been hit by then counts as up. */
export function uptimeOf({ from, to }: BillingMonth, ms: number): number {
  return 100 * (1 - ms / (to - from))
}

function impactOf({ month, outages, unended }: Group, touch: OutageTouch, now: Instant): MonthImpact {
  const [first] = outages
  const time = (members: readonly Outage[], clock: ImpactClock) =>
    unionMs(members.map((outage) => clipped(touch.stretches(outage, clock), month.from, Math.min(month.to, now))))
  const confirmed = outages.filter(touch.isConfirmed)
  const impact = (clock: ImpactClock) => ({ confirmedMs: time(confirmed, clock), anyMs: time(outages, clock) })
  return {
    month,
    ...{ service: first?.service ?? '', region: first?.region ?? '' },
    clocks: {
      ...{ declared: impact('declared'), described: impact('described') },
      ...{ recovered: impact('recovered'), observed: impact('observed') },
    },
    endUnknown: SLA_CLOCKS.filter((clock) =>
      [...outages, ...unended].some(({ endUnknown }) => endUnknown.includes(clock)),
    ),
    outages,
  }
}

function monthsOfOutage(outage: Outage, touch: OutageTouch, now: Instant): BillingMonth[] {
  const months = new Map<string, BillingMonth>()
  for (const clock of SLA_CLOCKS) {
    for (const [from, to] of touch.stretches(outage, clock)) {
      for (let at = from; at < Math.min(to, now); at = monthOf(at).to) months.set(monthOf(at).key, monthOf(at))
    }
  }
  return [...months.values()]
}
