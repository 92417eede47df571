/** The drawing of the lanes, and what pointer and keyboard find on it. */
'use client'

import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { useTimeSettings } from '@/components/ui/time-context'
import type { Lane } from '@/lib/domain/lane-packing'
import { useTimeline } from '../timeline-context'
import type { TraceExtent } from '../use-trace-span'
import { ActiveBar } from './active-bar'
import { AXIS } from './draw-lanes'
import { type BarAt, barAt, barBox, type LaneEvent, lanesHeight } from './lane-layout'
import { LaneTooltip } from './lane-tooltip'
import { useActiveBar } from './use-active-bar'
import { useLanesCanvas } from './use-lanes-canvas'
import { useLanesGestures } from './use-lanes-gestures'
import type { LanesViewport } from './use-lanes-viewport'

interface LanesStageProps {
  lanes: readonly Lane<LaneEvent>[]
  now: number
  extent: TraceExtent
  view: LanesViewport
  scroller: RefObject<HTMLElement | null>
}

export function LanesStage({ lanes, now, extent, view, scroller }: LanesStageProps) {
  const { openEvent } = useTimeline()
  const { zone } = useTimeSettings()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [hover, setHover] = useState<BarAt | null>(null)
  const { viewport, move } = view
  const { span, unknown } = extent

  const hovered = hover?.placed.item.id ?? null
  const size = useLanesCanvas(canvas, scroller, { lanes, viewport, zone, now, unknown, hovered })
  const width = size?.width ?? 0
  const active = useActiveBar(lanes, viewport, move, span, scroller)

  const find = (x: number, y: number) => barAt(lanes, viewport, width, x, y - AXIS + (scroller.current?.scrollTop ?? 0))
  const onClick = (x: number, y: number) => {
    const hit = find(x, y)
    if (hit) openEvent(hit.placed.item.id)
  }
  useLanesGestures({ canvas, scroller, limits: span, move, onClick })

  const onPointerMove = ({ buttons, nativeEvent: { offsetX, offsetY } }: PointerEvent) => {
    if (buttons === 0) setHover(find(offsetX, offsetY))
  }

  const boxOf = ({ lane, placed }: BarAt) => barBox(lane, placed, viewport, width)
  const told = width > 0 ? (hover ?? active.bar) : null
  return (
    <div className="relative min-w-0 flex-1">
      <canvas
        ref={canvas}
        aria-hidden
        className="sticky top-0 block w-full cursor-grab touch-pan-y active:cursor-grabbing"
        style={{ height: `min(72vh, ${lanesHeight(lanes) + AXIS}px)` }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHover(null)}
      />
      {active.bar && width > 0 ? <ActiveBar bar={active.bar} box={boxOf(active.bar)} onLeave={active.leave} /> : null}
      {told ? <LaneTooltip event={told.placed.item} zone={zone} box={boxOf(told)} width={width} /> : null}
    </div>
  )
}
