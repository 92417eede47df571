/** Says the worst that an event was, or is so far. */
import type { EventState } from '@/lib/domain/event-state'
import { type Severity, severityWord } from '@/lib/domain/severity'

export function peakWord(peak: Severity | null, state: EventState): string {
  if (peak === null) return 'Severity not said'
  return state === 'resolved' ? `${severityWord(peak)} at its worst` : severityWord(peak)
}
