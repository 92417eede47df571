import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '@/lib/domain/impact/period'
import { CELL_UNITS, cellsOf, keyOfCell, unitOf } from './cells'

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago']
const HOUR = 3_600_000

describe('cells', () => {
  it('are the periods that their keys name, one after the other', () => {
    const start = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2027-01-01') })
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...CELL_UNITS),
        (from, days, zone, unit) => {
          const to = from + days * 24 * HOUR
          const { bounds, days: firsts } = cellsOf(from, to, unit, zone)
          expect(bounds).toHaveLength(firsts.length + 1)
          expect([bounds[0], bounds.at(-1)]).toEqual([from, to])
          firsts.forEach((day, index) => {
            const period = parsePeriod(keyOfCell(day, unit), zone, to)
            expect(bounds[index]).toBe(Math.max(from, period?.from ?? 0))
            expect(bounds[index + 1]).toBe(Math.min(to, period?.to ?? 0))
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are as long as the days of the zone: 23 and 25 hours where clocks change', () => {
    const { bounds } = cellsOf(Date.parse('2026-03-28T23:00Z'), Date.parse('2026-03-30T22:00Z'), 'day', 'Europe/Berlin')
    expect(bounds.slice(1).map((to, index) => (to - (bounds[index] ?? 0)) / HOUR)).toEqual([23, 24])
    const autumn = cellsOf(Date.parse('2026-10-24T22:00Z'), Date.parse('2026-10-25T23:00Z'), 'day', 'Europe/Berlin')
    expect(autumn.days).toEqual(['2026-10-25'])
  })

  it('of a stretch without length are none', () => {
    expect(cellsOf(5, 5, 'month', 'UTC')).toMatchObject({ days: [], bounds: [5] })
  })

  it('are days for a month, months for five years, quarters for sixteen', () => {
    const unit = (key: string) => unitOf(parsePeriod(key, 'UTC', 0) ?? { firstDay: '', endDay: '' })
    expect(['2018-05', '2018-Q2', '2018', '2014-01-01..2018-12-31', '2011-01-01..2026-11-23'].map(unit)).toEqual([
      'day',
      'month',
      'month',
      'month',
      'quarter',
    ])
  })
})
