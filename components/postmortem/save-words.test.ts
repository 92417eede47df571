/** What of a typed text the server has, in words. */
import { describe, expect, it } from 'vitest'
import { saveWords } from './save-words'

const SAVED = { unsaved: false, kept: true, trouble: null, refused: null, conflict: null, savedAt: null }
const OFF = { retryAt: 0, signedOut: false }

describe('the state of saving', () => {
  it('says nothing before anybody typed', () => {
    expect(saveWords(SAVED)).toEqual({ state: 'idle', text: '' })
    expect(saveWords({ ...SAVED, savedAt: 1 })).toEqual({ state: 'saved', text: 'Saved' })
    expect(saveWords({ ...SAVED, unsaved: true }).text).toBe('Saving…')
  })

  it('says why it is not saved, and what becomes of it', () => {
    const unsaved = { ...SAVED, unsaved: true, savedAt: 1 }
    expect(saveWords({ ...unsaved, trouble: OFF }).text).toBe(
      'Not saved yet: connection lost, kept in this browser and sent when it is back.',
    )
    expect(saveWords({ ...unsaved, trouble: OFF, kept: false }).text).toBe(
      'Not saved yet: connection lost, and this browser keeps no copy. Leave this page open until it is back.',
    )
    expect(saveWords({ ...unsaved, trouble: { ...OFF, signedOut: true } }).text).toBe(
      'Not saved yet: you are signed out, kept in this browser and sent when you are signed in again.',
    )
    expect(saveWords({ ...unsaved, refused: 'Too long.' })).toEqual({ state: 'waiting', text: 'Not saved.' })
    const conflict = { theirs: { version: 1, body: '' }, removed: false }
    expect(saveWords({ ...unsaved, conflict }).state).toBe('waiting')
  })
})
