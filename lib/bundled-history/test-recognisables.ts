/** For tests: what matching needs to know of observations, read as lib/events/write.ts reads it. */
import type { ObservedEvent } from '@/lib/domain/health-event'
import type { Recognisable } from '@/lib/domain/match-events'
import type { Observation } from '@/lib/events/observation'

/** A bundled observation as matching sees it. */
export function recognisableOf({ event, facts, listing }: Observation): Recognisable {
  const moments = (facts?.windows ?? []).flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  return {
    ...partsOf(event),
    listing,
    impact: moments.length > 0 ? { from: Math.min(...moments), to: Math.max(...moments) } : null,
    externalRef: facts?.externalRef ?? null,
  }
}

/** An event of the history feed as matching sees it. */
export function recognisableOfFeed({ event }: Pick<ObservedEvent, 'event'>): Recognisable {
  return { ...partsOf(event), listing: 'history', impact: null, externalRef: null }
}

function partsOf(event: ObservedEvent['event']) {
  const { arn, service, region, category, scope, startedAt, endedAt, saidAt, updates } = event
  const saidTimes = updates.map(({ observedAt }) => observedAt)
  return { arn, service, region, category, scope, startedAt, endedAt, saidAt, saidTimes }
}
