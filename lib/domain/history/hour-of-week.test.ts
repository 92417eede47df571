import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockParts } from '@/lib/domain/zone'
import { hourOfWeekName, hoursOfWeek, WEEKDAY_NAMES } from './hour-of-week'

const MINUTE = 60_000
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']

describe('hours of the week', () => {
  it('hold each minute in the hour that clocks of the zone show, across changes of the clocks', () => {
    const start = fc.constantFrom('2026-03-28T20:00Z', '2026-10-24T20:00Z', '2026-10-03T12:00Z', '2019-12-31T20:00Z')
    fc.assert(
      fc.property(
        start,
        fc.nat(600),
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom(...ZONES),
        (day, offset, minutes, zone) => {
          const from = Date.parse(day) + offset * MINUTE
          const expected = new Array<number>(168).fill(0)
          for (let at = from; at < from + minutes * MINUTE; at += MINUTE) {
            const { weekday, hour } = clockParts(at, zone)
            const place = WEEKDAY_NAMES.map(String).indexOf(weekday) * 24 + Number(hour)
            expected[place] = (expected[place] ?? 0) + MINUTE
          }
          expect(hoursOfWeek([[from, from + minutes * MINUTE]], zone)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('count the hour that comes twice in autumn twice, and the one that is left out in spring not at all', () => {
    const week = (from: string, to: string) => hoursOfWeek([[Date.parse(from), Date.parse(to)]], 'Europe/Berlin')
    expect(week('2026-10-24T22:00Z', '2026-10-25T23:00Z')[6 * 24 + 2]).toBe(120 * MINUTE)
    expect(week('2026-03-28T23:00Z', '2026-03-29T22:00Z')[6 * 24 + 2]).toBe(0)
  })

  it('have names, from Monday on', () => {
    expect([0, 33, 167].map(hourOfWeekName)).toEqual(['Mon 00:00', 'Tue 09:00', 'Sun 23:00'])
  })
})
