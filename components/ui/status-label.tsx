/** How far something is, as shape and word: what is over steps back, what goes on is a chip. */
import { Chip, type Tone } from './chip'
import { SeverityMark } from './severity-mark'

interface StatusLabelProps {
  word: string
  /** over: it needs nobody any more; over-unknown: people say so, though its end is not known. Else the chip's colour. */
  tone: Tone | 'over' | 'over-unknown'
}

export function StatusLabel({ word, tone }: StatusLabelProps) {
  if (tone !== 'over' && tone !== 'over-unknown') return <Chip tone={tone}>{word}</Chip>
  return (
    <span className="flex items-center gap-1.5 text-xs text-ink-muted">
      <SeverityMark kind={tone === 'over' ? 'resolved' : 'unknown'} size={12} word="" />
      {word}
    </span>
  )
}
