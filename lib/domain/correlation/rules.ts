/** The figures by which events are linked, and how sure each rule is. */
import type { EventLink } from './facts'

const MINUTE = 60_000

/** How long an open event is taken to go on after AWS's last word: AWS forgets to close events (34 of 576 recorded). */
export const SILENCE_MS = 24 * 60 * MINUTE

/**
 * Starts this near are one outage. AWS posts service after service while one outage spreads: on 28 February 2017 the
 * 49 services of us-east-1 began over 142 min, none more than 50 min after the one before.
 */
export const NEAR_STARTS_MS = 60 * MINUTE

/** A public event and one of an account that start this near tell of the same: AWS writes both from one start. */
export const SAME_START_MS = 10 * MINUTE

/** So many services of one place are a burst: in the record of 2016 to 2019 two at once were now and then chance, three never. */
export const BURST_SERVICES = 3

/** From so many services on, chance is out of the question. */
const LARGE_BURST_SERVICES = 5

/** How sure a burst of so many services is. */
export function burstConfidence(services: number): EventLink['confidence'] {
  return services >= LARGE_BURST_SERVICES ? 'medium' : 'low'
}

/** How sure it is that a public event and one of an account, whose starts are so far apart, are one. */
export function publicAndAccountConfidence(apartMs: number): EventLink['confidence'] {
  return apartMs <= SAME_START_MS ? 'high' : 'medium'
}
