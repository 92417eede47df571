import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localInput, momentOfInput } from './moment-input'

describe('a date-and-time field', () => {
  it('shows a moment in the zone in force and gives it back', () => {
    expect(localInput('2018-05-07T15:50:00.000Z', 'America/Los_Angeles')).toBe('2018-05-07T08:50')
    expect(momentOfInput('2018-05-07T08:50', 'America/Los_Angeles')).toBe(Date.UTC(2018, 4, 7, 15, 50))
  })

  it('takes what names no zone as UTC, as it is sent without scripts', () => {
    expect(localInput('2018-05-07T15:50', 'Asia/Tokyo')).toBe('2018-05-08T00:50')
  })

  it('holds nothing for what is no moment', () => {
    for (const text of ['', 'yesterday', '2018-13-45T99:99']) {
      expect(localInput(text, 'UTC')).toBe('')
      expect(momentOfInput(text, 'UTC')).toBeNull()
    }
  })

  it('keeps every minute where no clock is turned back', () => {
    const minute = fc.integer({ min: 0, max: 40_000_000 }).map((minutes) => minutes * 60_000)
    fc.assert(
      fc.property(minute, fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Tokyo'), (at, zone) => {
        expect(momentOfInput(localInput(new Date(at).toISOString(), zone), zone)).toBe(at)
      }),
    )
  })
})
