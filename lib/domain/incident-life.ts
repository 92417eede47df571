/** What an incident's status becomes by rule, when its events end or open; people decide everything else. */
import type { IncidentStatus } from './incident'
import { isOver } from './incident'

/** What the rule looks at. */
export interface LifeFacts {
  status: IncidentStatus
  /** Open events when it was last computed, and now. */
  openBefore: number
  openNow: number
  /** Whether an event is open now that was not, or that was not one of its own. */
  hasOpened: boolean
}

/** AWS has not ended these: nobody took them in hand beyond saying that they saw. */
const ENDS_WITH_AWS: readonly IncidentStatus[] = ['detected', 'acknowledged', 'reopened']

/**
 * The status by rule. When the last open event ends, an incident that nobody works on is resolved; what a person took in
 * hand a person ends. One that is over is reopened when one of its events opens, or an open one joins; an open event that
 * merely speaks again does not reopen what a person resolved.
 */
export function lifeByRule({ status, openBefore, openNow, hasOpened }: LifeFacts): IncidentStatus {
  if (isOver(status)) return hasOpened ? 'reopened' : status
  if (openBefore > 0 && openNow === 0 && ENDS_WITH_AWS.includes(status)) return 'resolved'
  return status
}
