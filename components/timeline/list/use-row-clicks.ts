/** Opens the event or incident whose row is clicked; plain links, new tabs and selected text keep working as everywhere. */
'use client'

import { type RefObject, useEffect } from 'react'

export function useRowClicks(list: RefObject<HTMLElement | null>, open: (id: string) => void) {
  useEffect(() => {
    const element = list.current
    if (!element) return
    const onClick = (click: MouseEvent) => {
      const row = click.target instanceof Element ? click.target.closest<HTMLElement>('[data-row]') : null
      const id = row?.dataset.row
      if (!id || click.defaultPrevented || click.button !== 0) return
      if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
      if (isSelecting(row) || isOtherLink(row, click.target)) return
      click.preventDefault()
      // The dialog gives the focus back to what had it before.
      row.querySelector('a')?.focus({ preventScroll: true })
      open(id)
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [list, open])
}

/** True for a link in the row that leads elsewhere than the row itself, which is named first. */
function isOtherLink(row: HTMLElement, target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest('a') : null
  return link !== null && link !== row.querySelector('a')
}

/** True at the end of a drag over the row's text. */
function isSelecting(row: HTMLElement): boolean {
  const selection = window.getSelection()
  return selection !== null && selection.type === 'Range' && selection.containsNode(row, true)
}
