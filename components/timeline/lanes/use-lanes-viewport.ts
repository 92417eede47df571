/** The time in view: the window in the address, or what zooming and panning are making of it. */
'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Viewport } from '@/lib/domain/lane-scale'
import type { Span } from '../trace/brush'
import { useTimeWindow } from '../use-time-window'

/** A gesture is over, and goes into the address, after so many ms without a move. */
const SETTLE = 300
const SECOND = 1000

export interface LanesViewport {
  viewport: Viewport
  /** Shows another time, by a function of the one in view. */
  move: (change: (viewport: Viewport) => Viewport) => void
}

export function useLanesViewport(span: Span): LanesViewport {
  const { window, setWindow } = useTimeWindow(span)
  const { from, to } = window ?? span
  const [moving, setMoving] = useState<Viewport | null>(null)
  const settled = useMemo(() => ({ from, to }), [from, to])

  const committed = useRef<Viewport | null>(null)

  // The address has caught up with the gesture, unless that went on meanwhile; or another hand has set the window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address has another window
  useEffect(() => {
    const own = committed.current
    committed.current = null
    setMoving((current) => (own !== null && current !== own ? current : null))
  }, [settled])

  useEffect(() => {
    if (moving === null) return
    const timer = setTimeout(() => {
      const next = { from: roundTo(moving.from), to: roundTo(moving.to) }
      const isWhole = next.from <= span.from && next.to >= span.to
      committed.current = moving
      setWindow(isWhole ? null : next, window === null ? 'push' : 'replace')
      if (isWhole && window === null) setMoving(null)
    }, SETTLE)
    return () => clearTimeout(timer)
  }, [moving, span, window, setWindow])

  const move = useCallback(
    (change: (viewport: Viewport) => Viewport) => setMoving((current) => change(current ?? settled)),
    [settled],
  )
  return { viewport: moving ?? settled, move }
}

function roundTo(at: number): number {
  return Math.round(at / SECOND) * SECOND
}
