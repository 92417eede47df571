/** Turns months and what AWS promises into what crosses the wire. */
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { monthName } from '@/lib/domain/sla/billing-month'
import type { SlaEntry } from '@/lib/domain/sla/commitment'
import { type MonthImpact, SLA_CLOCKS, uptimeOf } from '@/lib/domain/sla/month-impact'
import { type Comparison, headlineOf, type SlaStanding } from '@/lib/domain/sla/standing'
import type { SlaClockView, SlaComparisonView, SlaMonthView, SlaTermsView } from './contract'

/** @param preferred the clock that is asked for */
export function presentMonth(
  impact: MonthImpact,
  { terms, standing, preferred, now }: { terms: SlaEntry; standing: SlaStanding; preferred: ImpactClock; now: Instant },
): SlaMonthView {
  const headline = headlineOf(standing, preferred)
  return {
    ...{ service: impact.service, name: terms.name, region: impact.region },
    ...{ month: impact.month.key, monthName: monthName(impact.month), isRunning: now < impact.month.to },
    standing: standing.standing,
    clocks: presentClocks(impact),
    endUnknown: impact.endUnknown,
    headline: headline === null ? null : presentComparison(headline),
    comparisons: standing.comparisons.map(presentComparison),
    terms: presentTerms(terms),
    deadline: standing.deadline,
    incidentIds: [...new Set(impact.outages.map(({ incidentId }) => incidentId))],
  }
}

export function presentTerms({ basis, link, dated, unavailable, note, commitments }: SlaEntry): SlaTermsView {
  return { basis, link, dated, unavailable, note, commitments: [...commitments] }
}

function presentClocks({ month, clocks }: MonthImpact): SlaClockView[] {
  return SLA_CLOCKS.filter((clock) => clocks[clock].anyMs > 0).map((clock) => {
    const { confirmedMs, anyMs } = clocks[clock]
    const left = { confirmedUptime: uptimeOf(month, confirmedMs), uptime: uptimeOf(month, anyMs) }
    return { clock, confirmed: toMinutes(confirmedMs), any: toMinutes(anyMs), ...left }
  })
}

function presentComparison({ commitment, ...comparison }: Comparison): SlaComparisonView {
  return { ...comparison, applies: commitment.applies, promised: commitment.uptime }
}
