import { describe, expect, it } from 'vitest'
import { eventState, headline, stateWord } from './event-state'

describe('the state of an event', () => {
  it('is open, resolved or upcoming as AWS says', () => {
    expect(eventState({ status: 'open', endUnknown: false })).toBe('open')
    expect(eventState({ status: 'closed', endUnknown: false })).toBe('resolved')
    expect(eventState({ status: 'upcoming', endUnknown: false })).toBe('upcoming')
  })

  it('is never taken for resolved when AWS did not say so', () => {
    expect(eventState({ status: 'open', endUnknown: true })).toBe('end-unknown')
    expect(stateWord(eventState({ status: 'paused', endUnknown: false }))).toBe('Unknown')
  })
})

describe('the headline', () => {
  it('leaves out the marker that repeats the state', () => {
    expect(headline('[RESOLVED] Increased Error Rates')).toBe('Increased Error Rates')
    expect(headline('[Resolved][RESOLVED]  Delays')).toBe('Delays')
    expect(headline('Delays [RESOLVED]')).toBe('Delays [RESOLVED]')
    expect(headline(' [RESOLVED] ')).toBe('[RESOLVED]')
  })
})
