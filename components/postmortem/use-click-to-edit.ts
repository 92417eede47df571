/** A click into a text begins to write it; links, selected text and other buttons keep working as everywhere. */
'use client'

import { type RefObject, useEffect, useRef } from 'react'

export function useClickToEdit(box: RefObject<HTMLElement | null>, begin: () => void): void {
  const latest = useRef(begin)
  useEffect(() => {
    latest.current = begin
    const element = box.current
    if (element === null) return
    const onClick = (click: MouseEvent) => {
      const isOther = click.target instanceof Element && click.target.closest('a, button, summary') !== null
      if (isOther || click.button !== 0 || click.defaultPrevented) return
      if (window.getSelection()?.type === 'Range') return
      latest.current()
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  })
}
