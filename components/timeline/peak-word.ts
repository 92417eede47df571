/** Says the worst that an event was, or is so far. */
import type { EventState } from '@/lib/domain/event-state'
import type { Severity } from '@/lib/domain/severity'

const NAMES: Record<Severity, string> = {
  disruption: 'Disruption',
  degradation: 'Degradation',
  informational: 'Informational',
}

export function peakWord(peak: Severity | null, state: EventState): string {
  if (peak === null) return 'Severity not said'
  return state === 'resolved' ? `${NAMES[peak]} at its worst` : NAMES[peak]
}

export function severityName(severity: Severity): string {
  return NAMES[severity]
}
