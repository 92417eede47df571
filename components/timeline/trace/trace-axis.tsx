/** Months and years under the trace. */
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import { axisTicks } from '@/lib/domain/time-axis'
import { DAY } from '@/lib/events/time-window'
import type { Span } from './brush'

/** px that a label takes at most: nearer to the edge it would be cut. */
const ROOM = 40

interface TraceAxisProps {
  span: Span
  /** px. */
  width: number
}

export const TraceAxis = memo(function TraceAxis({ span, width }: TraceAxisProps) {
  const room = (at: number) => ((span.to - at) / (span.to - span.from)) * width
  const ticks = axisTicks(span.from, span.to, width, 'UTC', { room: 52, finest: DAY }).filter(
    ({ at }) => room(at) >= ROOM,
  )
  return (
    <div aria-hidden className="relative mt-1 h-4 overflow-hidden text-2xs text-ink-faint tabular">
      {ticks.map(({ at, text, strong }) => (
        <span
          key={at}
          className={classNames(
            'absolute top-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap',
            strong && 'font-semibold text-ink-muted',
          )}
          style={{ left: `${((at - span.from) / (span.to - span.from)) * 100}%` }}
        >
          {text}
        </span>
      ))}
    </div>
  )
})
