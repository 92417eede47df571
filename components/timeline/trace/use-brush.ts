/** Lets a pointer draw, move and resize the window on the trace. */
'use client'

import { type PointerEvent, useRef, useState } from 'react'
import { binStart, nextBinStart, type TraceUnit } from '@/lib/domain/trace-bins'
import { traceTime } from '@/lib/domain/trace-path'
import { type Edge, moveWindow, type Span, spanDays } from './brush'

/** A press that moves less than this, in px, is a click. */
const CLICK = 4

interface Drag {
  kind: 'draw' | 'move' | Edge
  x: number
  at: number
  window: Span | null
}

interface BrushParts {
  window: Span | null
  trace: Span
  unit: TraceUnit
  /** The window after a drag or a click; null takes it away. */
  onCommit: (window: Span | null) => void
}

export function useBrush({ window, trace, unit, onCommit }: BrushParts) {
  const drag = useRef<Drag | null>(null)
  const [draft, setDraft] = useState<Span | null>(null)

  const timeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return traceTime(event.clientX - box.left, { ...trace, width: box.width, height: 1 })
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const at = timeOf(event)
    drag.current = { kind: kindOf(event.target, window, at), x: event.clientX, at, window }
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag
    if (current === null || (draft === null && Math.abs(event.clientX - current.x) < CLICK)) return
    setDraft(dragged(current, timeOf(event), trace))
  }

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag
    drag.current = null
    setDraft(null)
    if (current === null) return
    if (draft !== null) return onCommit(dragged(current, timeOf(event), trace))
    if (current.kind === 'draw') onCommit(clicked(current.at, unit, trace))
    else if (current.kind === 'move') onCommit(null)
  }

  const onPointerCancel = () => {
    drag.current = null
    setDraft(null)
  }

  return { draft, surfaceProps: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } }
}

function kindOf(target: EventTarget, window: Span | null, at: number): Drag['kind'] {
  const edge = target instanceof Element ? target.closest<HTMLElement>('[data-edge]')?.dataset.edge : undefined
  if (edge === 'from' || edge === 'to') return edge
  return window && at >= window.from && at < window.to ? 'move' : 'draw'
}

function dragged({ kind, at, window }: Drag, now: number, trace: Span): Span {
  if (kind === 'draw' || window === null) return spanDays(at, now, trace)
  if (kind === 'move') return moveWindow(window, now - at, trace)
  return spanDays(kind === 'from' ? window.to : window.from, now, trace)
}

/** The day, week or month that was clicked. */
function clicked(at: number, unit: TraceUnit, trace: Span): Span {
  const from = binStart(at, unit)
  return spanDays(from, nextBinStart(from, unit), trace)
}
