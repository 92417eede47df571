/** Times as people read them. */
import { describe, expect, it } from 'vitest'
import {
  dayKey,
  formatAgo,
  formatBareClock,
  formatClock,
  formatDateTime,
  formatDay,
  formatDuration,
  formatRange,
  formatSpan,
} from './format-time'

const POSTED = '2018-05-07T15:50:00Z'

describe('moments', () => {
  it.each([
    ['UTC', '7 May 2018, 15:50 UTC'],
    ['America/Los_Angeles', '7 May 2018, 08:50 PDT'],
    ['Europe/Berlin', '7 May 2018, 17:50 UTC+2'],
    ['Asia/Kolkata', '7 May 2018, 21:20 UTC+5:30'],
  ])('say their zone: %s', (zone, text) => expect(formatDateTime(POSTED, zone)).toBe(text))

  it('winter and summer differ', () => {
    expect(formatClock('2018-01-07T15:50:00Z', 'America/Los_Angeles')).toBe('07:50 PST')
    expect(formatClock('2018-01-07T15:50:00Z', 'America/St_Johns')).toBe('12:20 UTC−3:30')
  })

  it('midnight is 00, not 24', () => expect(formatBareClock('2018-05-07T00:05:00Z', 'UTC')).toBe('00:05'))

  it('milliseconds do as well as text', () => {
    expect(formatDateTime(Date.parse(POSTED), 'UTC')).toBe(formatDateTime(POSTED, 'UTC'))
  })
})

describe('days', () => {
  it('belong to the zone', () => {
    expect(formatDay('2025-11-20T02:00:00Z', 'UTC')).toBe('Thu 20 Nov 2025')
    expect(formatDay('2025-11-20T02:00:00Z', 'America/New_York')).toBe('Wed 19 Nov 2025')
    expect(dayKey('2025-11-20T02:00:00Z', 'America/New_York')).toBe('2025-11-19')
  })

  it('leave out the present year', () => {
    expect(formatDay('2025-11-20T02:00:00Z', 'UTC', '2025-12-01T00:00:00Z')).toBe('Thu 20 Nov')
    expect(formatDay('2025-11-20T02:00:00Z', 'UTC', '2026-01-01T00:00:00Z')).toBe('Thu 20 Nov 2025')
  })
})

describe('ranges', () => {
  it.each([
    ['2018-05-07T14:19:00Z', '2018-05-07T15:20:00Z', '14:19–15:20 UTC'],
    ['2018-05-07T23:10:00Z', '2018-05-08T01:05:00Z', '7 May 23:10 – 8 May 01:05 UTC'],
    ['2018-12-31T23:10:00Z', '2019-01-01T01:05:00Z', '31 Dec 2018 23:10 – 1 Jan 2019 01:05 UTC'],
    ['2018-05-07T14:19:00Z', null, 'since 14:19 UTC'],
  ])('%s to %s', (from, to, text) => expect(formatRange(from, to, 'UTC')).toBe(text))
})

describe('lengths', () => {
  it.each([
    [-5, '0 s'],
    [45_900, '45 s'],
    [12 * 60_000, '12 m'],
    [61 * 60_000, '1 h 01 m'],
    [269 * 60_000, '4 h 29 m'],
    [(3 * 24 + 4) * 3_600_000, '3 d 04 h'],
  ])('%i ms', (length, text) => expect(formatDuration(length)).toBe(text))

  it.each([
    [59_999, '59 s'],
    [60_000, '1 min'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 d'],
    [90 * 86_400_000, '2 mo'],
    [900 * 86_400_000, '2 y'],
  ])('%i ms in one unit', (length, text) => expect(formatSpan(length)).toBe(text))

  it('ago and ahead', () => {
    const now = Date.parse(POSTED)
    expect(formatAgo(now - 23_000, now)).toBe('23 s ago')
    expect(formatAgo(now + 37_000, now)).toBe('in 37 s')
    // A clock that is a little behind must not make the past the future.
    expect(formatAgo(now + 400, now)).toBe('0 s ago')
  })
})
