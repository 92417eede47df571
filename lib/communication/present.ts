/** Turns scorecards into what crosses the wire. */
import { type Cadence, cadenceOf } from '@/lib/domain/communication/cadence'
import type { CommunicationFacts } from '@/lib/domain/communication/facts'
import { type WhoKnew, whoKnew } from '@/lib/domain/communication/knowledge'
import type { CommunicationSummary, MeasuredSpread } from '@/lib/domain/communication/summary'
import { firstWords } from '@/lib/domain/communication/words'
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import type { CommunicationView, ScorecardView, SpreadView } from './contract'

/** @param now ms */
export function presentScorecard(facts: CommunicationFacts, now: Instant): ScorecardView {
  return presentScored(facts.incidentId, whoKnew(facts), cadenceOf(facts, now))
}

/** As presentScorecard, of what was computed already. */
export function presentScored(incidentId: string, knew: WhoKnew, cadence: Cadence): ScorecardView {
  const { longest, allClear } = cadence
  return {
    incidentId,
    start: knew.start === null ? null : { at: iso(knew.start.at), clock: knew.start.clock },
    known: knew.known.map(({ who, sign, at, afterMs }) => ({ who, sign, at: iso(at), afterStart: minutes(afterMs) })),
    readLater: knew.readLater,
    sentence: firstWords(knew),
    postingDelay: minutes(cadence.postingDelayMs),
    firstSaidAt: cadence.firstSaidAt === null ? null : iso(cadence.firstSaidAt),
    isFirstUncertain: cadence.isFirstUncertain,
    updates: cadence.updates,
    medianSilence: minutes(cadence.medianGapMs),
    longestSilence:
      longest === null
        ? null
        : { from: iso(longest.from), to: iso(longest.to), minutes: toMinutes(longest.ms), isOpen: longest.isOpen },
    allClear:
      allClear === null
        ? null
        : {
            clock: allClear.clock,
            at: iso(allClear.at),
            saidAt: allClear.saidAt === null ? null : iso(allClear.saidAt),
            minutes: minutes(allClear.ms),
          },
  }
}

/** All but the lines. */
export function presentSummary(summary: CommunicationSummary, now: Instant): Omit<CommunicationView, 'lines'> {
  return {
    asOf: iso(now),
    incidents: summary.incidents,
    told: summary.told,
    knowers: summary.knowers.map(({ after, ...knower }) => ({ ...knower, afterStart: presentSpread(after) })),
    postingDelay: presentSpread(summary.postingDelay),
    medianSilence: presentSpread(summary.medianGap),
    longestSilence: presentSpread(summary.longestGap),
    allClear: presentSpread(summary.allClear),
  }
}

function presentSpread({ incidentIds, ...spread }: MeasuredSpread): SpreadView {
  return {
    count: spread.count,
    ...{ median: minutes(spread.median), p25: minutes(spread.p25), p75: minutes(spread.p75) },
    ...{ shortest: minutes(spread.shortest), longest: minutes(spread.longest), ids: incidentIds },
  }
}

function minutes(ms: number | null): number | null {
  return ms === null ? null : toMinutes(ms)
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
