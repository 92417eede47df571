/** Which key presses count. */
import { describe, expect, it } from 'vitest'
import { isTypingTarget, type KeyPress, matchesShortcut } from './shortcut-match'

const PAGE = { tagName: 'BODY' }
const FIELD = { tagName: 'INPUT', type: 'search' }

function press(key: string, overrides: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, target: PAGE, ...overrides }
}

describe('plain keys', () => {
  it('match on the page', () => {
    expect(matchesShortcut('j', press('j'))).toBe(true)
    expect(matchesShortcut('?', press('?'))).toBe(true)
    expect(matchesShortcut('j', press('k'))).toBe(false)
  })

  it('are left alone in fields, in selects and in editable text', () => {
    expect(matchesShortcut('j', press('j', { target: FIELD }))).toBe(false)
    expect(matchesShortcut('/', press('/', { target: { tagName: 'TEXTAREA' } }))).toBe(false)
    expect(matchesShortcut('j', press('j', { target: { tagName: 'DIV', isContentEditable: true } }))).toBe(false)
    expect(isTypingTarget({ tagName: 'INPUT', type: 'checkbox' })).toBe(false)
  })

  it("are left to the browser's own combinations", () => {
    expect(matchesShortcut('j', press('j', { ctrlKey: true }))).toBe(false)
    expect(matchesShortcut('j', press('j', { altKey: true }))).toBe(false)
    expect(matchesShortcut('j', press('J'))).toBe(false)
  })

  it('are not taken from an input method', () => {
    expect(matchesShortcut('j', press('j', { isComposing: true }))).toBe(false)
  })

  it('Enter presses a focused button rather than the shortcut', () => {
    expect(matchesShortcut('Enter', press('Enter'))).toBe(true)
    expect(matchesShortcut('Enter', press('Enter', { target: { tagName: 'BUTTON' } }))).toBe(false)
  })
})

describe('mod+', () => {
  it('is Cmd or Ctrl, in fields too', () => {
    expect(matchesShortcut('mod+k', press('k', { metaKey: true }))).toBe(true)
    expect(matchesShortcut('mod+k', press('k', { ctrlKey: true, target: FIELD }))).toBe(true)
    expect(matchesShortcut('mod+k', press('k'))).toBe(false)
  })
})
