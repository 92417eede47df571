/** Time zones. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clockParts, isTimeZone, zoneName } from './zone'

it('knows IANA names and nothing else', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
  expect(isTimeZone('<script>')).toBe(false)
})

it('reads the calendar of the zone', () => {
  expect(clockParts('2025-11-20T02:03:04Z', 'America/New_York')).toEqual({
    year: 2025,
    month: 'Nov',
    day: 19,
    weekday: 'Wed',
    hour: '21',
    minute: '03',
    key: '2025-11-19',
  })
})

it('agrees with Intl at every moment, before and after clocks change', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham']
  const moment = fc.integer({ min: Date.UTC(2006, 0), max: Date.UTC(2032, 0) })
  const nearChange = fc
    .tuple(
      fc.constantFrom(Date.UTC(2025, 2, 30, 1), Date.UTC(2025, 10, 2, 6), Date.UTC(2025, 9, 4, 15, 30)),
      fc.integer({ min: -4e6, max: 4e6 }),
    )
    .map(([change, by]) => change + by)
  fc.assert(
    fc.property(fc.oneof(moment, nearChange), fc.constantFrom(...zones), (at, timeZone) => {
      const { key, hour, minute } = clockParts(at, timeZone)
      const shown = new Date(at).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      expect(`${key} ${hour}:${minute}`).toBe(shown)
    }),
    { numRuns: 500 },
  )
})

it('names the zone by what its clock says at that moment', () => {
  expect(zoneName('2025-07-01T00:00:00Z', 'Europe/London')).toBe('UTC+1')
  expect(zoneName('2025-01-01T00:00:00Z', 'Europe/London')).toBe('GMT')
  expect(zoneName('2025-01-01T00:00:00Z', 'America/New_York')).toBe('EST')
})
