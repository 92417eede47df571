/** Decides whether a template's rule holds for an incident. */
import { type IncidentKind, type Sev, sevNumber } from '@/lib/domain/incident'
import type { IncidentRule } from './template'

/** What rules ask of an incident. */
export interface RuledIncident {
  kind: IncidentKind
  severity: Sev
}

/** Whether the incident is of one of the rule's kinds and at least as severe; false where there is no rule. */
export function holdsFor(rule: IncidentRule | null, { kind, severity }: RuledIncident): boolean {
  if (rule === null) return false
  if (rule.kinds.length > 0 && !rule.kinds.includes(kind)) return false
  return rule.atLeast === null || sevNumber(severity) <= sevNumber(rule.atLeast)
}
