/** How sure it is, as shape + word + colour: solid, dotted, outlined, hatched; the same everywhere, and their legend. */
import type { ReactNode } from 'react'
import { CERTAINTY_WORDS, type CertaintyKind } from './certainty-words'
import { classNames } from './class-names'

const COLOURS: Record<CertaintyKind, string> = {
  confirmed: 'text-disruption',
  reported: 'text-accent',
  inferred: 'text-degradation-mark',
  unknown: 'text-unknown',
  cleared: 'text-ink-muted',
  none: 'text-ink-faint',
}

const SHAPES: Record<CertaintyKind, ReactNode> = {
  confirmed: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  reported: (
    <circle
      cx="8"
      cy="8"
      r="5.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeDasharray="0.01 4.24"
    />
  ),
  inferred: <circle cx="8" cy="8" r="5.1" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  unknown: (
    <g fill="none" stroke="currentColor" strokeWidth="1.2">
      <circle cx="8" cy="8" r="5.6" strokeDasharray="2.2 1.5" />
      <path d="m4 8 4-4M4.4 11.6l7.2-7.2M8 12l4-4" />
    </g>
  ),
  cleared: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="8" cy="8" r="5.8" strokeDasharray="0.01 2.6" />
      <path d="m5.6 8.3 1.7 1.7 3.2-3.7" />
    </g>
  ),
  none: <circle cx="8" cy="8" r="2" fill="currentColor" />,
}

interface CertaintyMarkProps {
  kind: CertaintyKind
  /** Edge in px; 12 beside text. */
  size?: number
  /** Says the word beside the shape instead of only to screen readers. */
  withWord?: boolean
  /** Another word: "14 confirmed"; '' where the words beside it say it. */
  word?: string
  /** In the colour of the text around it: where colour says something else. */
  plain?: boolean
  className?: string
}

export function CertaintyMark(props: CertaintyMarkProps) {
  const { kind, size = 12, withWord = false, word = CERTAINTY_WORDS[kind].word, plain = false, className } = props
  return (
    <span
      title={withWord || word === '' ? undefined : word}
      className={classNames('relative inline-flex items-center gap-1.5 align-baseline', className)}
    >
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        className={classNames('shrink-0', !plain && COLOURS[kind])}
      >
        {SHAPES[kind]}
      </svg>
      {word === '' ? null : <span className={withWord ? '' : 'sr-only'}>{word}</span>}
    </span>
  )
}

const LEGEND: readonly CertaintyKind[] = ['confirmed', 'reported', 'inferred', 'unknown']

/** What the shapes mean; each says its sentence on hovering, and to screen readers. */
export function CertaintyLegend({ kinds = LEGEND }: { kinds?: readonly CertaintyKind[] }) {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {kinds.map((kind) => (
        <li key={kind} title={CERTAINTY_WORDS[kind].meaning}>
          <CertaintyMark kind={kind} withWord />
          <span className="sr-only">: {CERTAINTY_WORDS[kind].meaning}</span>
        </li>
      ))}
    </ul>
  )
}
