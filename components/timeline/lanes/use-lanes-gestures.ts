/** Wheel, drag and pinch over the lanes. */
'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { pan, timeAt, type Viewport, zoom } from '@/lib/domain/lane-scale'
import type { Span } from '../trace/brush'

/** A page that is being scrolled past the lanes goes on scrolling for this long, in ms, before the wheel zooms. */
const PASSING = 250
const WHEEL_SPEED = 0.0018
/** A press that moves less than this, in px, is a click. */
const CLICK = 4

interface GestureParts {
  canvas: RefObject<HTMLCanvasElement | null>
  scroller: RefObject<HTMLElement | null>
  limits: Span
  move: (change: (viewport: Viewport) => Viewport) => void
  onClick: (x: number, y: number) => void
}

export function useLanesGestures({ canvas, scroller, limits, move, onClick }: GestureParts) {
  const latest = useRef({ limits, move, onClick })
  useEffect(() => {
    latest.current = { limits, move, onClick }
  })

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const zoomAt = (factor: number, x: number) => {
      const width = element.clientWidth
      const { limits, move } = latest.current
      move((viewport) => zoom(viewport, factor, timeAt(x, viewport, width), limits))
    }
    const panBy = (pixels: number) => {
      const { limits, move } = latest.current
      move((viewport) => pan(viewport, pixels / element.clientWidth, limits))
    }
    const stopWheel = listenToWheel(element, zoomAt, panBy)
    const stopPointers = listenToPointers(element, {
      zoomAt,
      drag: (x, y) => {
        panBy(-x)
        scroller.current?.scrollBy(0, -y)
      },
      click: (x, y) => latest.current.onClick(x, y),
    })
    return () => {
      stopWheel()
      stopPointers()
    }
  }, [canvas, scroller])
}

function listenToWheel(
  element: HTMLElement,
  zoomAt: (factor: number, x: number) => void,
  panBy: (pixels: number) => void,
): () => void {
  let scrolledAt = 0
  const onScroll = () => {
    scrolledAt = performance.now()
  }
  const onWheel = (event: WheelEvent) => {
    const pinching = event.ctrlKey || event.metaKey
    if (!pinching && performance.now() - scrolledAt < PASSING) return
    event.preventDefault()
    const sideways = pinching ? 0 : sidewaysOf(event)
    if (sideways !== 0) panBy(sideways * unitOf(event))
    else zoomAt(Math.exp(event.deltaY * unitOf(event) * WHEEL_SPEED * (pinching ? 4 : 1)), event.offsetX)
  }
  window.addEventListener('scroll', onScroll, { passive: true })
  element.addEventListener('wheel', onWheel, { passive: false })
  return () => {
    window.removeEventListener('scroll', onScroll)
    element.removeEventListener('wheel', onWheel)
  }
}

/** A wheel that turns by lines turns by this many px for each. */
function unitOf(event: WheelEvent): number {
  return event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
}

/** How far it turns to the side, more than up or down; with Shift every turn is one. */
function sidewaysOf({ deltaX, deltaY, shiftKey }: WheelEvent): number {
  if (shiftKey) return deltaX || deltaY
  return Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0
}

interface PointerParts {
  zoomAt: (factor: number, x: number) => void
  drag: (x: number, y: number) => void
  click: (x: number, y: number) => void
}

function listenToPointers(element: HTMLElement, { zoomAt, drag, click }: PointerParts): () => void {
  const points = new Map<number, { x: number; y: number }>()
  let travelled = 0
  const place = (event: PointerEvent) => ({ x: event.offsetX, y: event.offsetY })
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (points.size === 0) travelled = 0
    points.set(event.pointerId, place(event))
    element.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    const last = points.get(event.pointerId)
    if (!last) return
    const next = place(event)
    const other = [...points].find(([id]) => id !== event.pointerId)?.[1]
    points.set(event.pointerId, next)
    travelled += Math.hypot(next.x - last.x, next.y - last.y)
    if (other) zoomAt(distance(last, other) / Math.max(1, distance(next, other)), (next.x + other.x) / 2)
    else if (travelled >= CLICK) drag(next.x - last.x, event.pointerType === 'touch' ? 0 : next.y - last.y)
  }
  const onUp = (event: PointerEvent) => {
    if (!points.delete(event.pointerId)) return
    if (points.size === 0 && travelled < CLICK) click(event.offsetX, event.offsetY)
  }
  const onCancel = (event: PointerEvent) => points.delete(event.pointerId)
  element.addEventListener('pointerdown', onDown)
  element.addEventListener('pointermove', onMove)
  element.addEventListener('pointerup', onUp)
  element.addEventListener('pointercancel', onCancel)
  return () => {
    element.removeEventListener('pointerdown', onDown)
    element.removeEventListener('pointermove', onMove)
    element.removeEventListener('pointerup', onUp)
    element.removeEventListener('pointercancel', onCancel)
  }
}

function distance(a: { x: number }, b: { x: number }): number {
  return Math.max(1, Math.abs(a.x - b.x))
}
