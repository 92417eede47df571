/** Opens the event whose row is clicked; plain links, new tabs and selected text keep working as everywhere. */
'use client'

import { type RefObject, useEffect } from 'react'

export function useRowClicks(list: RefObject<HTMLElement | null>, open: (id: string) => void) {
  useEffect(() => {
    const element = list.current
    if (!element) return
    const onClick = (click: MouseEvent) => {
      const row = click.target instanceof Element ? click.target.closest<HTMLElement>('[data-event]') : null
      const id = row?.dataset.event
      if (!id || click.defaultPrevented || click.button !== 0) return
      if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
      if (isSelecting(row)) return
      click.preventDefault()
      // The dialog gives the focus back to what had it before.
      row.querySelector('a')?.focus({ preventScroll: true })
      open(id)
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [list, open])
}

/** True at the end of a drag over the row's text. */
function isSelecting(row: HTMLElement): boolean {
  const selection = window.getSelection()
  return selection !== null && selection.type === 'Range' && selection.containsNode(row, true)
}
