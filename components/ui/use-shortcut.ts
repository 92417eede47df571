/** Binds a key to a handler while a component is on the page; keys typed into fields do not count. */
'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { registerShortcut } from './shortcut-registry'

/**
 * `key` as in "mod+k", "/", "j". With a label it is listed in the keyboard help and offered in the palette
 * (the handler then gets null instead of a key press).
 */
export function useShortcut(key: string, handler: (press: KeyboardEvent | null) => void, label: string | null = null) {
  const latest = useRef(handler)
  // With what is drawn: a key pressed right afterwards goes on from that.
  useLayoutEffect(() => {
    latest.current = handler
  })
  useEffect(() => registerShortcut({ key, label, run: (press) => latest.current(press) }), [key, label])
}
