/** How bad it is, as shape + word + colour: one mark for each level, the same everywhere. */
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type SeverityMarkKind = 'disruption' | 'degradation' | 'informational' | 'resolved' | 'unknown'

const WORDS: Record<SeverityMarkKind, string> = {
  disruption: 'Disruption',
  degradation: 'Degradation',
  informational: 'Informational',
  resolved: 'Resolved',
  unknown: 'Unknown',
}

const COLOURS: Record<SeverityMarkKind, string> = {
  disruption: 'text-disruption',
  degradation: 'text-degradation',
  informational: 'text-informational',
  resolved: 'text-resolved',
  unknown: 'text-unknown',
}

const SHAPES: Record<SeverityMarkKind, ReactNode> = {
  disruption: <rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor" />,
  degradation: (
    <path
      d="M8 2.2 14.4 13.6H1.6Z"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  ),
  informational: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  resolved: (
    <path
      d="m2.8 8.6 3.4 3.6 7-8.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  unknown: (
    <g fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="square">
      <rect x="2.4" y="2.4" width="11.2" height="11.2" rx="1.5" strokeDasharray="2.6 1.6" />
      <path d="m3.5 8 4.5-4.5M3.8 12.2l8.4-8.4M8 12.5 12.5 8" />
    </g>
  ),
}

const BASE = 'relative inline-flex items-center gap-1.5'

interface SeverityMarkProps {
  kind: SeverityMarkKind
  /** Edge in px; 14 beside text. */
  size?: number
  /** Says the word beside the shape instead of only to screen readers. */
  withWord?: boolean
  /** Another word where the level's own does not say it: "Late", "End unknown". */
  word?: string
  className?: string
}

export function SeverityMark({ kind, size = 14, withWord = false, word = WORDS[kind], className }: SeverityMarkProps) {
  return (
    <span title={withWord ? undefined : word} className={classNames(BASE, COLOURS[kind], className)}>
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        className={classNames('shrink-0', kind === 'degradation' && 'text-degradation-mark')}
      >
        {SHAPES[kind]}
      </svg>
      <span className={withWord ? 'font-medium' : 'sr-only'}>{word}</span>
    </span>
  )
}
