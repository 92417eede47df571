/** Moves through the list with j and k: the focus from row to row, or what is open to the next one. */
'use client'

import { type RefObject, useCallback, useRef } from 'react'
import { useShortcut } from '@/components/ui/use-shortcut'

/** A row that was scrolled to is drawn within two frames, or later where the machine is busy. */
const MOST_FRAMES = 60

interface ListKeysParts {
  list: RefObject<HTMLElement | null>
  rows: readonly { id: string }[]
  /** What a row is, in a word. */
  noun: string
  /** Id of what is open on this page; null where nothing is. */
  openId: string | null
  open: (id: string) => void
  /** Distance of a row from the top of the list. */
  topOf: (index: number) => number
}

export function useListKeys({ list, rows, noun, openId, open, topOf }: ListKeysParts) {
  const last = useRef(-1)
  // A row on its way into view: keys that come meanwhile go on from there.
  const awaited = useRef<number | null>(null)

  const move = useCallback(
    (step: 1 | -1) => {
      const current = openId === null ? -1 : rows.findIndex(({ id }) => id === openId)
      const from = current >= 0 ? current : (awaited.current ?? focusedIndex() ?? last.current)
      const next = Math.min(rows.length - 1, Math.max(0, from + step))
      last.current = next
      const row = rows[next]
      if (!row || !list.current) return
      if (openId !== null) open(row.id)
      focusRow(list.current, next, topOf(next), awaited)
    },
    [list, rows, openId, open, topOf],
  )

  useShortcut('j', () => move(1), `Next ${noun}`)
  useShortcut('k', () => move(-1), `Previous ${noun}`)
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
  focusOnceDrawn(list, index, awaited, MOST_FRAMES)
}

function focusOnceDrawn(list: HTMLElement, index: number, awaited: RefObject<number | null>, frames: number) {
  const focused = document.activeElement
  requestAnimationFrame(() => {
    if (awaited.current !== index) return
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement !== focused && document.activeElement !== document.body) {
      awaited.current = null
      return
    }
    const link = linkOf(list, index)
    if (!link && frames > 1) return focusOnceDrawn(list, index, awaited, frames - 1)
    awaited.current = null
    link?.focus({ preventScroll: true })
  })
}

function linkOf(list: HTMLElement, index: number): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-index="${index}"] a`)
}
