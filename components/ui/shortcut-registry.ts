/** The shortcuts that work on the page now: one listener, asked from the newest to the oldest. */
import { matchesShortcut } from './shortcut-match'

export interface Shortcut {
  /** "mod+k", "/", "j", "Enter", "Escape". */
  key: string
  /** What it does, for the keyboard help and the palette; null keeps it out of both. */
  label: string | null
  run: (press: KeyboardEvent | null) => void
}

const shortcuts: Shortcut[] = []

function onKeyDown(press: KeyboardEvent) {
  if (press.defaultPrevented) return
  const found = shortcuts.findLast((shortcut) => matchesShortcut(shortcut.key, press))
  if (!found) return
  press.preventDefault()
  found.run(press)
}

/** Adds a shortcut until the function that comes back is called. */
export function registerShortcut(shortcut: Shortcut): () => void {
  if (shortcuts.length === 0) document.addEventListener('keydown', onKeyDown)
  shortcuts.push(shortcut)
  return () => {
    shortcuts.splice(shortcuts.indexOf(shortcut), 1)
    if (shortcuts.length === 0) document.removeEventListener('keydown', onKeyDown)
  }
}

/** The shortcuts that have a label, in the order in which they came. */
export function listShortcuts(): readonly Shortcut[] {
  return shortcuts.filter((shortcut) => shortcut.label !== null)
}
