/** The trace itself: a hairline at rest, swings where something happened, a tick where something began. */
import { memo } from 'react'
import type { Severity } from '@/lib/domain/severity'
import type { TraceBin } from '@/lib/domain/trace-bins'
import { BASELINE, traceStrokes, traceTicks, traceX } from '@/lib/domain/trace-path'
import type { Span } from './brush'

const HEIGHT = 64
const TICKS = { top: 59, bottom: 64 }

const STROKES: Record<Severity | 'unsaid', string> = {
  disruption: 'stroke-disruption fill-disruption/20',
  degradation: 'stroke-degradation-mark fill-degradation-mark/20',
  informational: 'stroke-informational fill-informational/15',
  unsaid: 'stroke-unknown fill-none',
}

interface TraceDrawingProps {
  bins: readonly TraceBin[]
  span: Span
  /** px. */
  width: number
  /** Stretches of which nothing is known. */
  unknown: readonly Span[]
}

export const TraceDrawing = memo(function TraceDrawing({ bins, span, width, unknown }: TraceDrawingProps) {
  const frame = { ...span, width, height: HEIGHT }
  const base = HEIGHT * BASELINE
  const share = (at: number) => `${(traceX(at, frame) / width) * 100}%`
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-16">
      {unknown.map(({ from, to }) => (
        <span
          key={from}
          className="hatched absolute inset-y-0"
          style={{ left: share(from), width: `${((to - from) / (span.to - span.from)) * 100}%` }}
        />
      ))}
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
        strokeWidth="1.25"
        strokeLinejoin="round"
      >
        <title>Trace</title>
        <path
          d={`M0 ${base}H${width}`}
          className="stroke-line-strong"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
        {traceStrokes(bins, frame).map(({ severity, d }) => (
          <path key={severity} d={d} className={STROKES[severity ?? 'unsaid']} vectorEffect="non-scaling-stroke" />
        ))}
        <path
          d={traceTicks(bins, frame, TICKS.top, TICKS.bottom)}
          className="stroke-ink-muted"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  )
})
