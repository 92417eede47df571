/** Opens the account whose row is clicked; plain links, new tabs and selected text keep working as everywhere. */
'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { useBlast } from './blast-context'

/** The ref of an element around rows with `data-opens`. */
export function useRowOpens(): RefObject<HTMLDivElement | null> {
  const { openAccount } = useBlast()
  const rows = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = rows.current
    if (!element) return
    const onClick = (click: MouseEvent) => {
      const row = click.target instanceof Element ? click.target.closest<HTMLElement>('[data-opens]') : null
      const id = row?.dataset.opens
      if (!id || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
      if (isSelecting(row) || isOtherLink(row, click.target)) return
      click.preventDefault()
      click.stopPropagation()
      // The dialog gives the focus back to what had it before.
      row.querySelector('a')?.focus({ preventScroll: true })
      openAccount(id)
    }
    // Before the row's own link, which would open it without a way back.
    element.addEventListener('click', onClick, { capture: true })
    return () => element.removeEventListener('click', onClick, { capture: true })
  }, [openAccount])
  return rows
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
