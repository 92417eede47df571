/** The layout of what an icicle shows, for the room that the page gives it. */
'use client'

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type IcicleLayout, layoutIcicle } from './icicle-layout'
import type { IcicleNode } from './icicle-tree'

/** px */
const HEIGHT = 560
const NARROW = { width: 420, height: 400 }

/** `ref` belongs to the element that is as wide as the drawing may be; null until that is known. */
export function useIcicleLayout(
  root: IcicleNode,
  sizeOf: ((account: number) => number) | null,
): { ref: RefObject<HTMLDivElement | null>; layout: IcicleLayout | null } {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const layout = useMemo(() => {
    if (width === null) return null
    return layoutIcicle(root, { width, height: width < NARROW.width ? NARROW.height : HEIGHT, sizeOf })
  }, [root, width, sizeOf])
  return { ref, layout }
}
