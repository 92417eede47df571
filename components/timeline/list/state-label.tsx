/** Whether an event is over, as shape and word. */
import { Chip, type Tone } from '@/components/ui/chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { type EventState, stateWord } from '@/lib/domain/event-state'
import type { Severity } from '@/lib/domain/severity'

interface StateLabelProps {
  state: EventState
  /** How bad it is now, which colours an open one. */
  severity: Severity | null
}

export function StateLabel({ state, severity }: StateLabelProps) {
  const word = stateWord(state)
  if (state === 'resolved') {
    return (
      <span className="flex items-center gap-1.5 text-xs text-ink-muted">
        <SeverityMark kind="resolved" size={12} word="" />
        {word}
      </span>
    )
  }
  return <Chip tone={toneOf(state, severity)}>{word}</Chip>
}

function toneOf(state: EventState, severity: Severity | null): Tone {
  if (state === 'open') return severity ?? 'informational'
  return state === 'upcoming' ? 'accent' : 'unknown'
}
