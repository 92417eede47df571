/** The window within the trace's span that is listed, and the way to set it. */
'use client'

import { useCallback } from 'react'
import { DEFAULT_RANGE } from '@/lib/events/view-state'
import { type HistoryMode, useTimeline } from './timeline-context'
import { filterWindow, type Span, windowFilter } from './trace/brush'

export interface TimeWindow {
  /** null: the whole span. */
  window: Span | null
  /** The window as the address has it: after a change it is ahead of what is drawn. */
  readWindow: () => Span | null
  setWindow: (window: Span | null, mode?: HistoryMode) => void
}

export function useTimeWindow(span: Span): TimeWindow {
  const { state, readState, change } = useTimeline()
  const setWindow = useCallback(
    (next: Span | null, mode: HistoryMode = 'push') =>
      change((current) => {
        const framed = current.range === null && (current.filter.from !== null || current.filter.to !== null)
        return {
          filter: { ...current.filter, ...windowFilter(next, span) },
          // The span that was brushed stays in view. A framed one follows the window, which looks closer.
          range: framed || next === null ? current.range : (current.range ?? DEFAULT_RANGE),
        }
      }, mode),
    [change, span],
  )
  const readWindow = useCallback(() => filterWindow(readState().filter, span), [readState, span])
  return { window: filterWindow(state.filter, span), readWindow, setWindow }
}
