/** One end of the window on the trace: a slider for keys, a grip for the pointer. */
'use client'

import type { KeyboardEvent } from 'react'
import { classNames } from '@/components/ui/class-names'
import { formatDate } from '@/lib/domain/format-time'
import { DAY } from '@/lib/events/time-window'
import { type Edge, keyStep, type Span } from './brush'

interface TraceHandleProps {
  edge: Edge
  /** The window, or the whole trace where there is none. */
  window: Span
  trace: Span
  /** True while there is a window: only then is there something to grip. */
  visible: boolean
  /** `step`: days later, or earlier where it is negative. */
  onStep: (edge: Edge, step: number) => void
  onLeave: () => void
}

export function TraceHandle({ edge, window, trace, visible, onStep, onLeave }: TraceHandleProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onLeave()
    const step = keyStep(event.key, event.shiftKey, trace)
    if (step === null) return
    event.preventDefault()
    onStep(edge, step)
  }

  const at = window[edge]
  // The window ends before its exclusive bound: the day that is said is the last one in it.
  const day = edge === 'from' ? at : at - DAY
  return (
    <div
      role="slider"
      tabIndex={0}
      data-edge={edge}
      aria-label={edge === 'from' ? 'First day of the window' : 'Last day of the window'}
      aria-valuemin={Math.round(trace.from / DAY)}
      aria-valuemax={Math.round(trace.to / DAY) - 1}
      aria-valuenow={Math.round(day / DAY)}
      aria-valuetext={formatDate(day, 'UTC')}
      onKeyDown={onKeyDown}
      className={classNames(
        'group absolute top-0 flex h-16 w-5 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center',
        visible ? '' : 'pointer-events-none opacity-0 focus-visible:opacity-100',
      )}
      style={{ left: `${((at - trace.from) / (trace.to - trace.from)) * 100}%` }}
    >
      <span className="h-full w-px bg-accent" />
      <span className="absolute h-5 w-1.5 rounded-full border border-accent bg-surface group-hover:bg-accent group-focus-visible:bg-accent" />
    </div>
  )
}
