/** What the trace shows, the window on it in words, and how to let go of it. */
'use client'

import { Maximize2, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DAY } from '@/lib/events/time-window'
import { DEFAULT_RANGE } from '@/lib/events/view-state'
import { rangeWords } from '../range-words'
import { useTimeline } from '../timeline-context'
import type { Span } from './brush'
import { spanTitle } from './trace-words'

interface TraceHeadingProps {
  window: Span | null
  onCommit: (window: Span | null) => void
  failed: boolean
  onRetry: () => void
}

export function TraceHeading({ window, onCommit, failed, onRetry }: TraceHeadingProps) {
  const { state, change } = useTimeline()
  const framed = state.range === null && window !== null
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <h2 id="trace-heading" className="text-2xs font-semibold tracking-wider text-ink-muted uppercase">
        Trace
      </h2>
      <p className="text-ink-muted">
        {framed ? 'the window and its surroundings' : rangeWords(state.range ?? DEFAULT_RANGE)}, UTC days
        {window ? '' : <span className="text-ink-faint max-sm:hidden"> · drag to choose a window</span>}
      </p>
      {failed ? (
        <p role="alert" className="flex items-center gap-2 text-ink">
          The trace could not be read.
          <Button size="sm" variant="quiet" onClick={onRetry}>
            Try again
          </Button>
        </p>
      ) : null}
      {window ? (
        <p className="flex items-center gap-1 sm:ml-auto">
          <span className="font-medium text-accent tabular">{spanTitle(window)}</span>
          <span className="text-ink-faint tabular">{dayCount(window)}</span>
          {framed ? null : (
            <Button
              size="sm"
              variant="quiet"
              onClick={() => change({ range: null })}
              title="Draw the trace around the window"
            >
              <Maximize2 aria-hidden size={12} /> Zoom
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => onCommit(null)} title="Back to the whole range">
            <X aria-hidden size={12} /> Clear
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function dayCount({ from, to }: Span): string {
  const days = Math.round((to - from) / DAY)
  return days === 1 ? '' : `${days} days`
}
