/** ImpactWindow: from when to when something was hit, and which clock says so. */
import type { Instant } from './health-event'

/**
 * declared: the event's own start and end. described: read out of AWS's text. recovered: per-service status changes.
 * observed: entered by the team.
 */
export type ImpactClock = 'declared' | 'described' | 'recovered' | 'observed'

export interface ImpactWindow {
  clock: ImpactClock
  from: Instant
  /** null while the window is open, or where the text gives no end. */
  to: Instant | null
  /** Upstream id of the service that the window is about, where the clock tells services apart; else null. */
  service: string | null
  /** The sentence that the window was read from; null for clocks that are not read from text. */
  sentence: string | null
  /** high: times, order and zone are written out; medium: a date or zone was inferred from the update's own time. */
  confidence: 'high' | 'medium' | 'low'
  /** True when a later update gave another window in its place. */
  superseded: boolean
}
