/** Time zones. */
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

it('names the zone by what its clock says at that moment', () => {
  expect(zoneName('2025-07-01T00:00:00Z', 'Europe/London')).toBe('UTC+1')
  expect(zoneName('2025-01-01T00:00:00Z', 'Europe/London')).toBe('GMT')
  expect(zoneName('2025-01-01T00:00:00Z', 'America/New_York')).toBe('EST')
})
