/** Closes an opened details element as a menu closes: by Escape, by a click beside it, and when its work is done. */
'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** The ref of the details element. It closes, too, each time that `result` changes while `done`. */
export function useFold(done: boolean, result: unknown): RefObject<HTMLDetailsElement | null> {
  const fold = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(fold.current)
    }
    // Not when the button goes down: what is below would move away under it.
    const onClick = (event: MouseEvent) => {
      // The path as it was at the click: what was clicked may be gone by now.
      if (fold.current && !event.composedPath().includes(fold.current)) close(fold.current)
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('click', onClick)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another result of the same kind closes it again.
  useEffect(() => {
    if (done) close(fold.current)
  }, [done, result])

  return fold
}

function close(fold: HTMLDetailsElement | null): void {
  if (!fold?.open) return
  if (fold.contains(document.activeElement)) fold.querySelector('summary')?.focus()
  fold.open = false
}
