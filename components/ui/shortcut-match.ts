/** Which key press a shortcut such as "mod+k", "/" or "?" stands for. */

/** What is read of a KeyboardEvent. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing?: boolean
  target: unknown
}

/**
 * True when the press is the shortcut's. "mod+" is Cmd or Ctrl. Shift is not looked at for signs ("?" needs it on some
 * keyboards and not on others). Plain keys are left alone while somebody types.
 */
export function matchesShortcut(shortcut: string, press: KeyPress): boolean {
  if (press.isComposing) return false
  const wantsMod = shortcut.startsWith('mod+')
  const key = wantsMod ? shortcut.slice('mod+'.length) : shortcut
  if (press.altKey || (press.ctrlKey || press.metaKey) !== wantsMod) return false
  if (press.key.toLowerCase() !== key.toLowerCase()) return false
  if (/^[A-Z]$/.test(press.key) && /^[a-z]$/.test(key)) return false
  if (key === 'Enter' && isPressable(press.target)) return false
  return wantsMod || !isTypingTarget(press.target)
}

/** True for what Enter presses by itself. */
function isPressable(target: unknown): boolean {
  return /^(A|BUTTON|SUMMARY|INPUT|SELECT)$/.test((target as { tagName?: string } | null)?.tagName ?? '')
}

const NOT_TEXT = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'image', 'reset', 'submit'])

/** True for what takes text: fields, selects, editable text. */
export function isTypingTarget(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false
  const { tagName, type, isContentEditable } = target as {
    tagName?: string
    type?: string
    isContentEditable?: boolean
  }
  if (isContentEditable || tagName === 'TEXTAREA' || tagName === 'SELECT') return true
  return tagName === 'INPUT' && !NOT_TEXT.has(type ?? 'text')
}
