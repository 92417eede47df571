/** Follows the page's scrolling and tells which part of the list has to be drawn. */
'use client'

import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { DayGroup, Listed } from './group-by-day'
import { firstRows, type ListHeights, type ListWindow, windowList } from './list-window'

/** What the style sheet makes of a heading and a row on a wide screen, until they can be measured. */
const HEIGHTS: ListHeights = { heading: 32, row: 36 }
/** px drawn beyond both edges of the view. */
const MARGIN = 600
/** The window moves in steps of this, so that most scrolling draws nothing. */
const STEP = 200

interface View {
  from: number
  to: number
}

export interface FollowedWindow<T> extends ListWindow<DayGroup<T>> {
  heights: ListHeights
  /** Distance of the lower end of what is drawn from the top of the list; null before the first measure. */
  to: number | null
}

/** Before it is measured the first `initial` rows are drawn: the same on the server and at hydration. */
export function useListWindow<T extends Listed>(
  list: RefObject<HTMLElement | null>,
  groups: readonly DayGroup<T>[],
  initial: number,
): FollowedWindow<T> {
  const [heights, setHeights] = useState(HEIGHTS)
  const [view, setView] = useState<View | null>(null)
  const isEmpty = groups.length === 0

  useEffect(() => {
    const element = list.current
    if (!element || isEmpty) return
    const follow = () => {
      const next = measureView(element)
      setView((last) => (last && last.from === next.from && last.to === next.to ? last : next))
    }
    const measure = () => {
      setHeights((last) => measureHeights(element, last))
      follow()
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    window.addEventListener('scroll', follow, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', follow)
      window.removeEventListener('resize', measure)
    }
  }, [list, isEmpty])

  return useMemo(() => {
    const part = view ? windowList(groups, heights, view.from, view.to) : firstRows(groups, heights, initial)
    return { ...part, heights, to: view?.to ?? null }
  }, [groups, heights, view, initial])
}

function measureView(list: HTMLElement): View {
  const top = -list.getBoundingClientRect().top
  return {
    from: Math.floor((top - MARGIN) / STEP) * STEP,
    to: Math.ceil((top + window.innerHeight + MARGIN) / STEP) * STEP,
  }
}

function measureHeights(list: HTMLElement, last: ListHeights): ListHeights {
  const heading = list.querySelector<HTMLElement>('.day-heading')?.offsetHeight || last.heading
  const row = list.querySelector<HTMLElement>('[data-row]')?.offsetHeight || last.row
  return heading === last.heading && row === last.row ? last : { heading, row }
}
