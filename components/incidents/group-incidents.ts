/** Puts unresolved incidents into the order in which they want somebody. */
import { sevNumber } from '@/lib/domain/incident'
import { needsSomebody } from '@/lib/domain/incident-row'
import type { IncidentSummaryView } from '@/lib/incidents/contract'

export interface IncidentGroups {
  /** Nobody has acknowledged them. */
  waiting: IncidentSummaryView[]
  /** Somebody has. */
  inHand: IncidentSummaryView[]
  /** Nobody has, and AWS lists them no longer without ever having said that they ended. */
  endUnknown: IncidentSummaryView[]
}

/** Each group the worst first, then the newest. */
export function groupIncidents(unresolved: readonly IncidentSummaryView[]): IncidentGroups {
  const sorted = unresolved.toSorted(
    (a, b) => sevNumber(a.severity) - sevNumber(b.severity) || (a.startedAt < b.startedAt ? 1 : -1),
  )
  const untouched = sorted.filter(needsSomebody)
  return {
    waiting: untouched.filter(({ endUnknown }) => !endUnknown),
    inHand: sorted.filter((incident) => !needsSomebody(incident)),
    endUnknown: untouched.filter(({ endUnknown }) => endUnknown),
  }
}
