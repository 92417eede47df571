/** What a check came to, as shape + word + colour: one mark for each verdict, the same everywhere. */
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { VERDICT_WORDS, type VerdictKind } from './verdict-words'

const COLOURS: Record<VerdictKind, string> = {
  pass: 'text-resolved',
  fail: 'text-disruption',
  stale: 'text-degradation',
  'not-checked': 'text-unknown',
  waived: 'text-degradation',
  collected: 'text-informational',
  'not-applicable': 'text-ink-faint',
}

const SHAPES: Record<VerdictKind, ReactNode> = {
  pass: (
    <path
      d="m2.8 8.6 3.4 3.6 7-8.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  fail: <rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor" />,
  stale: (
    <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 5v3.2l2 1.6" />
    </g>
  ),
  'not-checked': (
    <g fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="square">
      <rect x="2.4" y="2.4" width="11.2" height="11.2" rx="1.5" strokeDasharray="2.6 1.6" />
      <path d="m3.5 8 4.5-4.5M3.8 12.2l8.4-8.4M8 12.5 12.5 8" />
    </g>
  ),
  waived: <path d="M8 2.6 14 13.2H2Z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />,
  collected: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  'not-applicable': <path d="M4 8h8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
}

interface VerdictMarkProps {
  verdict: VerdictKind
  /** Edge in px; 12 beside text. */
  size?: number
  /** Says the word beside the shape instead of only to screen readers. */
  withWord?: boolean
  /** Another word: "fail 4"; '' where the words beside it say it. */
  word?: string
  className?: string
}

export function VerdictMark(props: VerdictMarkProps) {
  const { verdict, size = 12, withWord = false, word = VERDICT_WORDS[verdict].word, className } = props
  return (
    <span
      title={word === '' ? undefined : VERDICT_WORDS[verdict].meaning}
      className={classNames('relative inline-flex items-center gap-1.5 whitespace-nowrap', COLOURS[verdict], className)}
    >
      <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" className="shrink-0">
        {SHAPES[verdict]}
      </svg>
      {word === '' ? null : <span className={withWord ? 'font-medium' : 'sr-only'}>{word}</span>}
    </span>
  )
}
