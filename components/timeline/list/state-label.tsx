/** Whether an event is over, as shape and word. */
import type { Tone } from '@/components/ui/chip'
import { StatusLabel } from '@/components/ui/status-label'
import { type EventState, stateWord } from '@/lib/domain/event-state'
import type { Severity } from '@/lib/domain/severity'

interface StateLabelProps {
  state: EventState
  /** How bad it is now, which colours an open one. */
  severity: Severity | null
}

export function StateLabel({ state, severity }: StateLabelProps) {
  return <StatusLabel word={stateWord(state)} tone={toneOf(state, severity)} />
}

function toneOf(state: EventState, severity: Severity | null): Tone | 'over' {
  if (state === 'resolved') return 'over'
  if (state === 'open') return severity ?? 'informational'
  return state === 'upcoming' ? 'accent' : 'unknown'
}
