/** Keeps a canvas as sharp as the screen and draws the lanes on it whenever something changes. */
'use client'

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { drawLanes, type LanesPicture } from './draw-lanes'
import { type LaneColours, readColours, watchColours } from './lane-colours'

export type LanesSubject = Omit<LanesPicture, 'width' | 'height' | 'scrollTop' | 'colours'>

interface Size {
  width: number
  height: number
}

/** Draws `subject`; tells the canvas's size in CSS px once it is known. */
export function useLanesCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  scroller: RefObject<HTMLElement | null>,
  subject: LanesSubject,
): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  const [colours, setColours] = useState<LaneColours | null>(null)
  const [scrollTop, setScrollTop] = useState(0)

  useEffect(() => {
    const element = canvas.current
    const scrolled = scroller.current
    if (!element || !scrolled) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    const recolour = () => setColours(readColours(element))
    recolour()
    const unwatch = watchColours(recolour)
    const onScroll = () => setScrollTop(scrolled.scrollTop)
    scrolled.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      unwatch()
      scrolled.removeEventListener('scroll', onScroll)
    }
  }, [canvas, scroller])

  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || !size || !colours) return
    const ratio = window.devicePixelRatio || 1
    const width = Math.round(size.width * ratio)
    const height = Math.round(size.height * ratio)
    if (element.width !== width) element.width = width
    if (element.height !== height) element.height = height
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawLanes(context, { ...subject, ...size, scrollTop, colours })
  })

  return size
}
