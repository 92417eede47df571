/** Wall clocks and instants, on the nights when clocks change too. */
import { expect, test } from 'vitest'
import { addDays, instantOf, localDateOf, weekdayOf } from './local-time'

const PACIFIC = 'America/Los_Angeles'
const clock = (hour: number, minute = 0) => ({ hour, minute, second: 0 })
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16))

test('a wall clock in summer and in winter', () => {
  expect(iso(instantOf({ year: 2024, month: 7, day: 1 }, clock(9), PACIFIC))).toBe('2024-07-01T16:00')
  expect(iso(instantOf({ year: 2024, month: 1, day: 1 }, clock(9), PACIFIC))).toBe('2024-01-01T17:00')
  expect(iso(instantOf({ year: 2024, month: 1, day: 1 }, clock(9), -480))).toBe('2024-01-01T17:00')
})

test('a time that clocks skip or show twice is no instant', () => {
  expect(instantOf({ year: 2024, month: 3, day: 10 }, clock(2, 30), PACIFIC)).toBeNull()
  expect(instantOf({ year: 2024, month: 11, day: 3 }, clock(1, 30), PACIFIC)).toBeNull()
  expect(iso(instantOf({ year: 2024, month: 3, day: 10 }, clock(3), PACIFIC))).toBe('2024-03-10T10:00')
})

test('a day that is none is no instant', () => {
  expect(instantOf({ year: 2023, month: 2, day: 29 }, clock(9), 0)).toBeNull()
  expect(iso(instantOf({ year: 2024, month: 2, day: 29 }, clock(9), 0))).toBe('2024-02-29T09:00')
})

test('days of a zone', () => {
  const at = Date.parse('2024-05-03T02:00Z')
  expect(localDateOf(at, PACIFIC)).toEqual({ year: 2024, month: 5, day: 2 })
  expect(localDateOf(at, 540)).toEqual({ year: 2024, month: 5, day: 3 })
  expect(addDays({ year: 2024, month: 2, day: 28 }, 2)).toEqual({ year: 2024, month: 3, day: 1 })
  expect(weekdayOf({ year: 2024, month: 5, day: 2 })).toBe(4)
})
