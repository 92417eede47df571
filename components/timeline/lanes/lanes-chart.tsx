/** The lanes: time to the right, a lane per service or Region, a bar per event. */
'use client'

import { type KeyboardEvent, useId, useMemo, useRef } from 'react'
import { useNow } from '@/components/ui/use-now'
import type { LaneBar } from '@/lib/events/contract'
import type { LaneKind } from '@/lib/events/view-state'
import type { TraceExtent } from '../use-trace-span'
import { AXIS } from './draw-lanes'
import { LaneLabels } from './lane-labels'
import { lanesHeight, layoutLanes } from './lane-layout'
import { keyMove } from './lanes-keys'
import { LanesStage } from './lanes-stage'
import type { LanesViewport } from './use-lanes-viewport'

interface LanesChartProps {
  bars: readonly LaneBar[]
  kind: LaneKind
  extent: TraceExtent
  view: LanesViewport
}

export function LanesChart({ bars, kind, extent, view }: LanesChartProps) {
  const now = useNow(60_000)
  const scroller = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const lanes = useMemo(() => layoutLanes(bars, kind, now), [bars, kind, now])

  const onKeyDown = (event: KeyboardEvent) => {
    const change = keyMove(event.key, extent.span)
    if (change === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    view.move(change)
  }

  return (
    <section
      aria-label="Lanes"
      aria-describedby={hintId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart that keys zoom and pan must take the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="rounded-md border border-line bg-surface"
    >
      <p id={hintId} className="sr-only">
        Plus and minus zoom, the arrow keys move through time, j and k go from event to event, Enter opens one. The same
        events stand in the list view.
      </p>
      <div
        ref={scroller}
        className="relative max-h-[72vh] min-h-24 overflow-x-hidden overflow-y-auto overscroll-contain"
      >
        <div className="flex" style={{ minHeight: lanesHeight(lanes) + AXIS }}>
          <div className="flex flex-col">
            <div className="sticky top-0 z-10 h-7 shrink-0 border-r border-b border-line bg-surface" />
            <LaneLabels lanes={lanes} kind={kind} />
          </div>
          <LanesStage lanes={lanes} now={now} extent={extent} view={view} scroller={scroller} />
        </div>
      </div>
    </section>
  )
}
