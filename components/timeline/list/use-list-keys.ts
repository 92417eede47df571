/** Moves through the list with j and k: the focus from row to row, or the open event to the next one. */
'use client'

import { type RefObject, useCallback, useRef } from 'react'
import { useShortcut } from '@/components/ui/use-shortcut'
import type { EventSummaryView } from '@/lib/events/contract'

interface ListKeysParts {
  list: RefObject<HTMLElement | null>
  events: readonly EventSummaryView[]
  /** Id of the event that is open. */
  openId: string | null
  openEvent: (id: string) => void
  /** Distance of a row from the top of the list. */
  topOf: (index: number) => number
}

export function useListKeys({ list, events, openId, openEvent, topOf }: ListKeysParts) {
  const last = useRef(-1)
  // A row on its way into view: keys that come meanwhile go on from there.
  const awaited = useRef<number | null>(null)

  const move = useCallback(
    (step: 1 | -1) => {
      const open = openId === null ? -1 : events.findIndex(({ id }) => id === openId)
      const from = open >= 0 ? open : (awaited.current ?? focusedIndex() ?? last.current)
      const next = Math.min(events.length - 1, Math.max(0, from + step))
      last.current = next
      const event = events[next]
      if (!event || !list.current) return
      if (openId !== null) openEvent(event.id)
      focusRow(list.current, next, topOf(next), awaited)
    },
    [list, events, openId, openEvent, topOf],
  )

  useShortcut('j', () => move(1), 'Next event')
  useShortcut('k', () => move(-1), 'Previous event')
}

function focusedIndex(): number | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-index]')
  return row ? Number(row.dataset.index) : null
}

/** Scrolls no more than it must; a row that is not drawn yet is scrolled to first. */
function focusRow(list: HTMLElement, index: number, top: number, awaited: RefObject<number | null>) {
  const link = linkOf(list, index)
  awaited.current = link ? null : index
  if (link) {
    link.focus({ preventScroll: true })
    link.scrollIntoView({ block: 'nearest' })
    return
  }
  window.scrollTo({ top: list.getBoundingClientRect().top + window.scrollY + top - window.innerHeight / 2 })
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (awaited.current !== index) return
      awaited.current = null
      linkOf(list, index)?.focus({ preventScroll: true })
    }),
  )
}

function linkOf(list: HTMLElement, index: number): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-index="${index}"] a`)
}
