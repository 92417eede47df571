/** Moves the moment at once, and tells the page when it rests: what is worked out anew would hold a drag up. */
'use client'

import { useCallback, useEffect, useRef } from 'react'
import type { LiveMoment } from './scrubber-live'

/** ms without a move. */
const REST = 150

/** `move` draws, and settles by itself after a while; `settle` does so now. */
export function useSettling(live: LiveMoment, onSettle: (at: number | null) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const told = useRef(onSettle)
  useEffect(() => {
    told.current = onSettle
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = useCallback(() => {
    clearTimeout(timer.current)
    told.current(live.rest())
  }, [live])
  const move = useCallback(
    (at: number | null) => {
      live.move(at)
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, REST)
    },
    [live, settle],
  )
  return { move, settle }
}
