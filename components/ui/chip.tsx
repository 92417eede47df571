/** A short fact in a frame: a filter in force, a source, a clock. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Tone = 'neutral' | 'accent' | 'disruption' | 'degradation' | 'informational' | 'resolved' | 'unknown'

const TONES: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-ink-muted',
  accent: 'border-transparent bg-accent-soft text-accent',
  disruption: 'border-transparent bg-disruption-soft text-disruption',
  degradation: 'border-transparent bg-degradation-soft text-degradation',
  informational: 'border-transparent bg-informational-soft text-informational',
  resolved: 'border-transparent bg-resolved-soft text-resolved',
  unknown: 'border-line hatched text-ink-muted',
}

interface ChipProps {
  children: ReactNode
  tone?: Tone
  title?: string
  /** With it the chip carries a cross. */
  onRemove?: () => void
  /** What the cross says: "Remove filter Region us-east-1". */
  removeLabel?: string
}

export function Chip({ children, tone = 'neutral', title, onRemove, removeLabel = 'Remove' }: ChipProps) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex h-6 max-w-full items-center gap-1 rounded-md border px-1.5 text-xs font-medium',
        TONES[tone],
      )}
    >
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeLabel}
          title={removeLabel}
          className="-mr-1.5 inline-flex size-6 items-center justify-center rounded-md hover:text-ink"
        >
          <X aria-hidden size={12} />
        </button>
      ) : null}
    </span>
  )
}
