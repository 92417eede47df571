/** Keeps what is being read where it is while rows come in above, in browsers that do not do so by themselves. */
'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

interface Place {
  subject: string
  id: string
  top: number
}

/** `rows` changes with the rows; `subject` when other ones are listed: then there is no place to keep. */
export function useKeptPlace(list: RefObject<HTMLElement | null>, rows: unknown, subject: string) {
  const place = useRef<Place | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the rows are others
  useLayoutEffect(() => {
    const kept = place.current
    const element = list.current
    if (!element || kept?.subject !== subject || keepsByItself() || element.getBoundingClientRect().top >= 0) return
    const row = element.querySelector(`[data-row="${CSS.escape(kept.id)}"]`)
    if (row) window.scrollBy(0, row.getBoundingClientRect().top - kept.top)
  }, [list, rows, subject])

  useEffect(() => {
    if (keepsByItself()) return
    const remember = () => {
      const visible = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const row = visible.find((candidate) => candidate.getBoundingClientRect().top >= 0)
      const id = row?.dataset.row
      place.current = row && id ? { subject, id, top: row.getBoundingClientRect().top } : null
    }
    window.addEventListener('scroll', remember, { passive: true })
    return () => window.removeEventListener('scroll', remember)
  }, [list, subject])
}

function keepsByItself(): boolean {
  return CSS.supports('overflow-anchor', 'auto')
}
