/** The surface over the trace: draws, moves and resizes the window, and shows what the pointer is over. */
'use client'

import { useEffect, useRef, useState } from 'react'
import type { TraceBin, TraceUnit } from '@/lib/domain/trace-bins'
import { type Edge, moveEdge, type Span } from './brush'
import { TraceHandle } from './trace-handle'
import { TracePointer } from './trace-pointer'
import { useBrush } from './use-brush'

/** Keys that follow each other are one step of the history, ms. */
const SETTLE = 400

interface TraceBrushProps {
  bins: readonly TraceBin[]
  trace: Span
  unit: TraceUnit
  /** The window in force. */
  window: Span | null
  /** The window as it is by now, which may not be drawn yet. */
  readWindow: () => Span | null
  onCommit: (window: Span | null) => void
}

export function TraceBrush({ bins, trace, unit, window, readWindow, onCommit }: TraceBrushProps) {
  const surface = useRef<HTMLDivElement>(null)
  const [keyed, setKeyed] = useState<Span | null>(null)
  const commit = (next: Span | null) => {
    setKeyed(null)
    onCommit(next)
  }
  const { draft, surfaceProps } = useBrush({ window, trace, unit, onCommit: commit })

  useEffect(() => {
    if (keyed === null) return
    const timer = setTimeout(() => {
      setKeyed(null)
      onCommit(keyed)
    }, SETTLE)
    return () => clearTimeout(timer)
  }, [keyed, onCommit])

  const shown = draft ?? keyed ?? window
  const share = (at: number) => ((at - trace.from) / (trace.to - trace.from)) * 100
  const handle = {
    ...{ window: shown ?? trace, trace, visible: shown !== null },
    onStep: (edge: Edge, step: number) =>
      setKeyed((last) => moveEdge(last ?? readWindow() ?? trace, edge, step, trace)),
    onLeave: () => commit(null),
  }
  return (
    <div
      ref={surface}
      {...surfaceProps}
      className="absolute inset-x-0 top-0 h-16 cursor-crosshair touch-pan-y select-none"
    >
      {shown ? (
        <>
          <span className="absolute inset-y-0 left-0 bg-canvas/75" style={{ width: `${share(shown.from)}%` }} />
          <span className="absolute inset-y-0 right-0 bg-canvas/75" style={{ width: `${100 - share(shown.to)}%` }} />
          <span
            className="absolute inset-y-0 cursor-grab border-y border-accent bg-accent/5 active:cursor-grabbing"
            style={{ left: `${share(shown.from)}%`, width: `${share(shown.to) - share(shown.from)}%` }}
          />
        </>
      ) : null}
      {draft ? null : <TracePointer surface={surface} bins={bins} span={trace} unit={unit} />}
      <TraceHandle edge="from" {...handle} />
      <TraceHandle edge="to" {...handle} />
    </div>
  )
}
