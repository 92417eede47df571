/** Follows the scrolling of a box of rows of one height, and tells which of them have to be drawn. */
'use client'

import { type RefObject, useEffect, useState } from 'react'

/** What the style sheet makes of a row on a wide screen, in px, until one can be measured. */
const ROW = 36
/** Rows drawn beyond both edges of what is in view. */
const MARGIN = 12
/** The window moves in steps of as many rows, so that most scrolling draws nothing. */
const STEP = 8

/** Rows [start, end) are drawn; the rest is kept as room, in px. */
interface RowWindow {
  start: number
  end: number
  above: number
  below: number
  /** px */
  rowHeight: number
}

interface Seen {
  start: number
  end: number
  rowHeight: number
}

/** Before it is measured the first `initial` rows are drawn: the same on the server and at hydration. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, initial: number): RowWindow {
  const [seen, setSeen] = useState<Seen>({ start: 0, end: initial, rowHeight: ROW })
  const isEmpty = count === 0

  useEffect(() => {
    const element = box.current
    if (!element || isEmpty) return
    const follow = () => setSeen((last) => seenIn(element, last))
    follow()
    const observer = new ResizeObserver(follow)
    observer.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [box, isEmpty])

  const { rowHeight } = seen
  // A list that became shorter may end above what was in view.
  const start = Math.max(0, Math.min(seen.start, count - (seen.end - seen.start)))
  const end = Math.min(count, Math.max(seen.end, start))
  return { start, end, above: start * rowHeight, below: (count - end) * rowHeight, rowHeight }
}

function seenIn(box: HTMLElement, last: Seen): Seen {
  const rowHeight = box.querySelector<HTMLElement>('[data-index]')?.offsetHeight || last.rowHeight
  const first = Math.floor(box.scrollTop / rowHeight / STEP) * STEP
  const shown = Math.ceil(box.clientHeight / rowHeight / STEP) * STEP + STEP
  const start = Math.max(0, first - MARGIN)
  const end = first + shown + MARGIN
  return start === last.start && end === last.end && rowHeight === last.rowHeight ? last : { start, end, rowHeight }
}
