/** What the pointer is over: a hair, the day and what was in progress. */
'use client'

import { type RefObject, useEffect, useState } from 'react'
import { binStart, nextBinStart, type TraceBin, type TraceUnit } from '@/lib/domain/trace-bins'
import { traceTime } from '@/lib/domain/trace-path'
import type { Span } from './brush'
import { binAt, binTitle, binWords } from './trace-words'

interface TracePointerProps {
  surface: RefObject<HTMLElement | null>
  bins: readonly TraceBin[]
  span: Span
  unit: TraceUnit
}

export function TracePointer({ surface, bins, span, unit }: TracePointerProps) {
  const at = useTimeUnderPointer(surface, span)
  if (at === null) return null
  const from = binStart(at, unit)
  const middle = (from + nextBinStart(from, unit)) / 2
  const share = Math.min(1, Math.max(0, (middle - span.from) / (span.to - span.from)))
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      <span className="absolute top-0 h-16 w-px bg-line-strong" style={{ left: `${share * 100}%` }} />
      <span
        className="absolute bottom-full z-20 mb-1 rounded-md border border-line-strong bg-surface px-2 py-0.5 text-xs whitespace-nowrap tabular"
        style={{ left: `${share * 100}%`, translate: `${-share * 100}% 0` }}
      >
        <span className="font-medium">{binTitle(from, unit)}</span>{' '}
        <span className="text-ink-muted">{binWords(binAt(bins, at, unit))}</span>
      </span>
    </div>
  )
}

/** A mouse hovers; a finger covers what it points at, and drags instead. */
function useTimeUnderPointer(surface: RefObject<HTMLElement | null>, span: Span): number | null {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    const element = surface.current
    if (!element) return
    const leave = () => setAt(null)
    const move = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return leave()
      const box = element.getBoundingClientRect()
      setAt(traceTime(event.clientX - box.left, { ...span, width: box.width, height: 1 }))
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    return () => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
    }
  }, [surface, span])
  return at
}
