/** A native popover under the button that opens it: light dismiss, Escape and focus return are the browser's. */
'use client'

import { type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

const GAP = 4
const MARGIN = 8

interface PopoverParts {
  open: boolean
  close: () => void
  anchorProps: { ref: RefObject<HTMLButtonElement | null>; popoverTarget: string; 'aria-expanded': boolean }
  panelProps: { ref: RefObject<HTMLDivElement | null>; id: string; popover: 'auto' }
}

/** `open` tells whether to draw what is inside: nothing is, until somebody looks. */
export function usePopover(): PopoverParts {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const element = panel.current
    if (!element) return
    // Drawn before the browser shows it, so that it has its size; taken away only after the focus went back to the button.
    const onBeforeToggle = (event: ToggleEvent) => {
      if (event.newState === 'open') flushSync(() => setOpen(true))
    }
    const onToggle = (event: ToggleEvent) => setOpen(event.newState === 'open')
    // The browser opens it for whoever is quicker than the scripts.
    if ('popover' in element) setOpen(element.matches(':popover-open'))
    element.addEventListener('beforetoggle', onBeforeToggle)
    element.addEventListener('toggle', onToggle)
    return () => {
      element.removeEventListener('beforetoggle', onBeforeToggle)
      element.removeEventListener('toggle', onToggle)
    }
  }, [])

  useEffect(() => {
    if (!open) return
    const follow = () => place(anchor.current, panel.current)
    // The browser shows it after this; the next frame comes before anything is painted.
    const frame = requestAnimationFrame(follow)
    window.addEventListener('resize', follow)
    window.addEventListener('scroll', follow, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('resize', follow)
      window.removeEventListener('scroll', follow)
    }
  }, [open])

  const close = useCallback(() => panel.current?.hidePopover(), [])
  return {
    open,
    close,
    anchorProps: { ref: anchor, popoverTarget: id, 'aria-expanded': open },
    panelProps: { ref: panel, id, popover: 'auto' },
  }
}

/** Puts the panel under the button, inside the window, and above it where there is more room. */
function place(anchor: HTMLElement | null, panel: HTMLElement | null) {
  if (!anchor || !panel) return
  const box = anchor.getBoundingClientRect()
  const width = document.documentElement.clientWidth
  const left = Math.max(MARGIN, Math.min(box.left, width - panel.offsetWidth - MARGIN))
  const below = window.innerHeight - box.bottom - GAP - MARGIN
  const flip = below < 240 && box.top > below
  const height = flip ? box.top - GAP - MARGIN : below
  panel.style.maxHeight = `${height}px`
  panel.style.left = `${left}px`
  panel.style.top = `${flip ? box.top - GAP - Math.min(panel.scrollHeight, height) : box.bottom + GAP}px`
}
