/** Compares a month with what AWS promises: whether a credit may be due, by which clock, and how large it would be. */
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { type ClaimDeadline, claimDeadline } from './billing-month'
import type { Commitment, SlaEntry } from './commitment'
import { type ClockImpact, type MonthImpact, SLA_CLOCKS, uptimeOf } from './month-impact'

/**
 * may: with the outages in which AWS named one of our accounts alone. may-inferred: only with those that touch us because we
 * use the service. kept: no clock comes below what is promised. look-up: terms are not in the catalogue. none-known: there
 * are none that we know of.
 */
export const STANDINGS = ['may', 'may-inferred', 'look-up', 'kept', 'none-known'] as const
export type Standing = (typeof STANDINGS)[number]

/** A month by one clock against one commitment. */
export interface Comparison {
  clock: ImpactClock
  commitment: Commitment
  /** Of outages in which AWS named us, and of all that touch us; per cent. */
  confirmedUptime: number
  uptime: number
  /** Whether each is below what is promised. */
  isConfirmedBelow: boolean
  isBelow: boolean
  /** Per cent of the month's charges by `uptime`; null where the steps are not known, or nothing is due. */
  credit: number | null
  confirmedCredit: number | null
}

export interface SlaStanding {
  standing: Standing
  /** By every clock that tells time in the month, in their order, against every commitment. */
  comparisons: Comparison[]
  deadline: ClaimDeadline
}

/** @param now ms */
export function standingOf(impact: MonthImpact, terms: SlaEntry, now: Instant): SlaStanding {
  const comparisons = SLA_CLOCKS.flatMap((clock) => {
    const time = impact.clocks[clock]
    return time.anyMs === 0 ? [] : terms.commitments.map((commitment) => compare(impact, clock, time, commitment))
  })
  return { standing: standing(terms, comparisons), comparisons, deadline: claimDeadline(impact.month, now) }
}

function standing({ basis, commitments }: SlaEntry, comparisons: readonly Comparison[]): Standing {
  if (basis === 'none-known') return 'none-known'
  if (commitments.length === 0) return 'look-up'
  if (comparisons.some(({ isConfirmedBelow }) => isConfirmedBelow)) return 'may'
  return comparisons.some(({ isBelow }) => isBelow) ? 'may-inferred' : 'kept'
}

function compare(
  { month }: MonthImpact,
  clock: ImpactClock,
  { confirmedMs, anyMs }: ClockImpact,
  commitment: Commitment,
): Comparison {
  const [confirmedUptime, uptime] = [uptimeOf(month, confirmedMs), uptimeOf(month, anyMs)]
  return {
    ...{ clock, commitment, confirmedUptime, uptime },
    isConfirmedBelow: confirmedUptime < commitment.uptime,
    isBelow: uptime < commitment.uptime,
    credit: creditOf(commitment, uptime),
    confirmedCredit: creditOf(commitment, confirmedUptime),
  }
}

/** The largest step that the uptime is below. */
function creditOf({ steps }: Commitment, uptime: number): number | null {
  const reached = (steps ?? []).filter(({ below }) => uptime < below).map(({ credit }) => credit)
  return reached.length === 0 ? null : Math.max(...reached)
}

/** "99.987 %": cut, not rounded, so that what is below a promise never reads as kept. */
export function formatUptime(percent: number): string {
  const cut = Math.floor(Math.max(0, percent) * 1000 + 1e-6) / 1000
  return `${cut.toFixed(3).replace(/\.?0+$/, '')} %`
}

/**
 * The comparison that a month is told by: of the clock that is asked for where that tells time, else of the one that tells
 * most; the commitment that is broken, the usual one before others. Null where no commitment is known.
 */
export function headlineOf(
  { comparisons }: Pick<SlaStanding, 'comparisons'>,
  preferred: ImpactClock,
): Comparison | null {
  const least = Math.min(...comparisons.map(({ uptime }) => uptime))
  const clock =
    comparisons.find((each) => each.clock === preferred) ?? comparisons.find(({ uptime }) => uptime === least)
  const own = comparisons.filter((each) => each.clock === clock?.clock)
  return own.find(({ isConfirmedBelow }) => isConfirmedBelow) ?? own.find(({ isBelow }) => isBelow) ?? own[0] ?? null
}
