/** Keeps a canvas as sharp as the screen, and draws the icicle on it: when React draws, and when the moment moves. */
'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import type { Box } from './icicle-cells'
import { type IcicleColours, readColours, watchColours } from './icicle-colours'
import { sumTouches } from './icicle-counts'
import { drawIcicle, drawRing } from './icicle-draw'
import type { IcicleLayout } from './icicle-layout'
import type { IcicleScene } from './icicle-scene'
import { cellStyles, type IcicleStyles } from './icicle-styles'
import { type LiveMoment, liveTouches } from './scrubber-live'

interface IcicleSubject {
  facts: BlastFacts
  live: LiveMoment
  layout: IcicleLayout
  shown: Uint8Array | null
  /** Has the details open. */
  chosen: Box | null
  /** Under the pointer. */
  hovered: Box | null
  /** Where the keyboard is. */
  focused: Box | null
}

interface Paints {
  colours: IcicleColours
  styles: IcicleStyles
  ratio: number
}

/** A picture, and over it another canvas with the rings: the pointer must not have ten thousand cells drawn anew. */
interface IcicleCanvases {
  picture: RefObject<HTMLCanvasElement | null>
  rings: RefObject<HTMLCanvasElement | null>
}

/** Draws them; several changes of the moment within one frame are drawn once. */
export function useIcicleCanvas({ picture, rings }: IcicleCanvases, subject: IcicleSubject): void {
  const paints = usePaints(picture)
  const draw = useRef(() => {})
  const last = useRef<IcicleScene>(null)
  const { facts, live, layout, shown } = subject

  useLayoutEffect(() => {
    draw.current = () => {
      const context = picture.current?.getContext('2d')
      if (!context || !paints) return
      const nameOf = (account: number) => facts.accounts[account]?.name ?? facts.accounts[account]?.id ?? ''
      const touches = liveTouches(facts, live.get())
      const scene: IcicleScene = { layout, touches, sums: sumTouches(layout, touches), shown, nameOf, ...paints }
      const isResized = resize(context.canvas, layout, paints.ratio)
      drawIcicle(context, scene, isResized ? null : last.current)
      last.current = scene
    }
    draw.current()
  }, [picture, facts, live, layout, shown, paints])

  const { chosen, hovered, focused } = subject
  useLayoutEffect(() => {
    const context = rings.current?.getContext('2d')
    if (!context || !paints) return
    const { colours, ratio } = paints
    resize(context.canvas, layout, ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, layout.width, layout.height)
    if (hovered) drawRing(context, hovered, colours.ink, colours.surface)
    if (chosen) drawRing(context, chosen, colours.accent, colours.surface)
    if (focused) drawRing(context, focused, colours.focus, colours.surface)
  })

  useEffect(() => {
    let frame = 0
    const unsubscribe = live.subscribe(() => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        draw.current()
      })
    })
    return () => {
      unsubscribe()
      cancelAnimationFrame(frame)
    }
  }, [live])
}

/** Colours and patterns: anew with the theme, and when the window comes to another screen. */
function usePaints(canvas: RefObject<HTMLCanvasElement | null>): Paints | null {
  const [paints, setPaints] = useState<Paints | null>(null)
  useEffect(() => {
    const read = () => {
      const element = canvas.current
      const context = element?.getContext('2d')
      if (!element?.parentElement || !context) return
      const ratio = window.devicePixelRatio || 1
      const colours = readColours(element.parentElement)
      setPaints({ colours, styles: cellStyles(context, colours, ratio), ratio })
    }
    read()
    const unwatch = watchColours(read)
    window.addEventListener('resize', read)
    return () => {
      unwatch()
      window.removeEventListener('resize', read)
    }
  }, [canvas])
  return paints
}

/** Setting a size empties a canvas; tells whether it did. */
function resize(canvas: HTMLCanvasElement, layout: IcicleLayout, ratio: number): boolean {
  const width = Math.round(layout.width * ratio)
  const height = Math.round(layout.height * ratio)
  if (canvas.width === width && canvas.height === height) return false
  canvas.width = width
  canvas.height = height
  return true
}
