/** The bar that j and k have reached: it is brought into view, and has the focus. */
'use client'

import { type RefObject, useMemo, useState } from 'react'
import { useShortcut } from '@/components/ui/use-shortcut'
import type { Lane } from '@/lib/domain/lane-packing'
import { type Viewport, within } from '@/lib/domain/lane-scale'
import type { Span } from '../trace/brush'
import { type BarAt, findBar, type LaneEvent, laneTop, ROW } from './lane-layout'

export function useActiveBar(
  lanes: readonly Lane<LaneEvent>[],
  viewport: Viewport,
  move: (change: (viewport: Viewport) => Viewport) => void,
  limits: Span,
  scroller: RefObject<HTMLElement | null>,
): { bar: BarAt | null; leave: () => void } {
  const [id, setId] = useState<string | null>(null)
  const inOrder = useMemo(
    () =>
      lanes
        .flatMap((lane) => lane.bars.map((placed) => ({ lane, placed })))
        .sort((a, b) => a.placed.item.from - b.placed.item.from),
    [lanes],
  )

  const step = (by: 1 | -1) => {
    const at = inOrder.findIndex(({ placed }) => placed.item.id === id)
    const next = at >= 0 ? inOrder[at + by] : firstInView(inOrder, viewport, by)
    if (!next) return
    setId(next.placed.item.id)
    reveal(next, move, limits, scroller.current)
  }
  useShortcut('j', () => step(1), 'Next event')
  useShortcut('k', () => step(-1), 'Previous event')

  return { bar: id === null ? null : findBar(lanes, id), leave: () => setId(null) }
}

function firstInView(bars: readonly BarAt[], { from, to }: Viewport, by: 1 | -1): BarAt | undefined {
  const inView = ({ placed: { item } }: BarAt) => item.to >= from && item.from < to
  return by === 1 ? bars.find(inView) : bars.findLast(inView)
}

/** Moves time and lanes no further than it takes. */
function reveal(
  { lane, placed }: BarAt,
  move: (change: (viewport: Viewport) => Viewport) => void,
  limits: Span,
  scroller: HTMLElement | null,
): void {
  const { item } = placed
  move((viewport) => {
    if (item.from >= viewport.from && item.from < viewport.to) return viewport
    const span = viewport.to - viewport.from
    return within({ from: item.from - span / 2, to: item.from + span / 2 }, limits)
  })
  if (!scroller) return
  const top = laneTop(lane) + placed.row * ROW
  const { scrollTop, clientHeight } = scroller
  if (top < scrollTop || top + 3 * ROW > scrollTop + clientHeight) scroller.scrollTo({ top: top - clientHeight / 2 })
}
