/** The needle of a trace: a hairline at rest, swings where something happened, a tick where something began. */

const STROKES = {
  disruption: 'stroke-disruption fill-disruption/20',
  degradation: 'stroke-degradation-mark fill-degradation-mark/20',
  informational: 'stroke-informational fill-informational/15',
  unsaid: 'stroke-unknown fill-none',
} as const

interface TraceLinesProps {
  /** As lib/domain/trace-path.ts draws it. */
  drawing: {
    width: number
    height: number
    base: number
    strokes: readonly { severity: Exclude<keyof typeof STROKES, 'unsaid'> | null; d: string }[]
    ticks: string
  }
  /** What it shows; null: what stands around it says so. */
  words: string | null
}

/** Fills what is around it, however wide that is. */
export function TraceLines({ drawing: { width, height, base, strokes, ticks }, words }: TraceLinesProps) {
  return (
    <svg
      role={words === null ? undefined : 'img'}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
      strokeWidth="1.25"
      strokeLinejoin="round"
    >
      <title>{words ?? 'Trace'}</title>
      <path
        d={`M0 ${base}H${width}`}
        className="stroke-line-strong"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
      {strokes.map(({ severity, d }) => (
        <path key={severity} d={d} className={STROKES[severity ?? 'unsaid']} vectorEffect="non-scaling-stroke" />
      ))}
      <path d={ticks} className="stroke-ink-muted" strokeWidth="1" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
