/** The trace itself, over the hatched stretches of which nothing is known. */
import { memo } from 'react'
import { TraceLines } from '@/components/ui/trace-lines'
import type { TraceBin } from '@/lib/domain/trace-bins'
import { traceDrawing, traceX } from '@/lib/domain/trace-path'
import type { Span } from './brush'

const HEIGHT = 64

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
      <TraceLines drawing={traceDrawing(bins, frame)} words={null} />
    </div>
  )
})
