/** Moves through a listbox by keyboard while the focus stays where it is. */
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at, count) => Math.min(at + 8, count - 1),
  PageUp: (at) => Math.max(at - 8, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
}

interface ListboxKeys {
  /** Index of the option that Enter picks. */
  active: number
  setActive: (index: number) => void
  /** The element whose children are the options. */
  listRef: RefObject<HTMLDivElement | null>
  onKeyDown: (event: KeyboardEvent) => void
}

/** In a text field (`typing`) space, Home and End belong to the text. */
export function useListboxKeys(count: number, typing: boolean, pick: (index: number) => void): ListboxKeys {
  const [active, setActive] = useState(0)
  const listRef = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent) {
    if (count === 0 || (typing && [' ', 'Home', 'End'].includes(event.key))) return
    const step = STEPS[event.key]
    if (step) {
      const next = step(active, count)
      setActive(next)
      listRef.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' || event.key === ' ') pick(active)
    else return
    event.preventDefault()
  }

  return { active, setActive, listRef, onKeyDown }
}
