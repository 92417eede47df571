/** Days in UTC. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayAfter, isDay, isOverdue, utcDay } from './due-day'

it('is overdue from the day after', () => {
  expect(isOverdue('2026-11-22', '2026-11-23')).toBe(true)
  expect(isOverdue('2026-11-23', '2026-11-23')).toBe(false)
  expect(isOverdue('2026-11-24', '2026-11-23')).toBe(false)
  expect(isOverdue(null, '2026-11-23')).toBe(false)
})

it('counts over the ends of months and years, and back', () => {
  expect(dayAfter('2026-12-30', 3)).toBe('2027-01-02')
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 3_650 }), (start, days) => {
      const day = dayAfter('1970-01-01', start)
      expect(dayAfter(dayAfter(day, days), -days)).toBe(day)
      expect(isDay(day)).toBe(true)
    }),
  )
})

it('is the day in UTC', () => {
  expect(utcDay(Date.parse('2026-11-23T23:59:59.999Z'))).toBe('2026-11-23')
})

it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '1969-12-31', ' 2026-01-01', '', 'tomorrow'])(
  'takes %j for no day',
  (text) => {
    expect(isDay(text)).toBe(false)
  },
)
