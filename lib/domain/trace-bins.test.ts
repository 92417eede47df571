import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEVERITIES } from './severity'
import { binDays, binStart, magnitude, nextBinStart, type TracedDay, type TraceUnit, traceUnit } from './trace-bins'

const DAY = 86_400_000
const at = (day: string) => Date.parse(day)
const units: TraceUnit[] = ['day', 'week', 'month']
const severity = fc.option(fc.constantFrom(...SEVERITIES), { nil: null })

function buildDay(overrides: Partial<TracedDay> = {}): TracedDay {
  return { day: '2026-09-04', worst: 'degradation', events: 1, began: 1, ...overrides }
}

describe('bins of the trace', () => {
  it('are days, weeks from Monday, or months', () => {
    expect(binStart(at('2026-09-04T13:00Z'), 'day')).toBe(at('2026-09-04'))
    expect(binStart(at('2026-09-04'), 'week')).toBe(at('2026-08-31'))
    expect(binStart(at('2026-08-31'), 'week')).toBe(at('2026-08-31'))
    expect(binStart(at('1969-12-30'), 'week')).toBe(at('1969-12-29'))
    expect(binStart(at('2026-09-04'), 'month')).toBe(at('2026-09-01'))
    expect(nextBinStart(at('2026-12-01'), 'month')).toBe(at('2027-01-01'))
  })

  it('hold each moment between their start and the next one', () => {
    const moment = fc.integer({ min: at('1990-01-01'), max: at('2040-01-01') })
    fc.assert(
      fc.property(moment, fc.constantFrom(...units), (time, unit) => {
        const start = binStart(time, unit)
        expect(start).toBeLessThanOrEqual(time)
        expect(nextBinStart(start, unit)).toBeGreaterThan(time)
        expect(binStart(start, unit)).toBe(start)
      }),
    )
  })

  it('keep the worst severity, the widest reach and every beginning', () => {
    const days = [
      buildDay({ day: '2026-08-31', worst: 'informational', events: 4, began: 2 }),
      buildDay({ day: '2026-09-01', worst: 'disruption', events: 1, began: 0 }),
      buildDay({ day: '2026-09-08', worst: null, events: 1, began: 1 }),
    ]
    expect(binDays(days, 'week', at('2026-08-01'), at('2026-10-01'))).toEqual([
      { from: at('2026-08-31'), to: at('2026-09-07'), worst: 'disruption', events: 4, began: 2 },
      { from: at('2026-09-07'), to: at('2026-09-14'), worst: null, events: 1, began: 1 },
    ])
  })

  it('leave out days outside and days that are none', () => {
    const days = [buildDay({ day: '2020-01-01' }), buildDay({ day: 'yesterday' }), buildDay({ day: '2026-10-01' })]
    expect(binDays(days, 'day', at('2026-09-01'), at('2026-10-01'))).toEqual([])
  })

  it('lose no beginning, whatever the unit', () => {
    const offsets = fc.uniqueArray(fc.nat(4000), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(offsets, fc.constantFrom(...units), (list, unit) => {
        const days = list.map((offset) =>
          buildDay({ day: new Date(at('2012-01-01') + offset * DAY).toISOString().slice(0, 10) }),
        )
        const bins = binDays(days, unit, at('2012-01-01'), at('2026-01-01'))
        expect(bins.reduce((sum, bin) => sum + bin.began, 0)).toBe(days.length)
        expect(bins.every((bin, index) => index === 0 || bin.from >= (bins[index - 1]?.to ?? 0))).toBe(true)
      }),
    )
  })
})

describe('the unit of the trace', () => {
  it('is the finest that can be seen', () => {
    const span = (days: number, width: number) => traceUnit(0, days * DAY, width)
    expect(span(1, 1200)).toBe('day')
    expect(span(365, 1200)).toBe('day')
    expect(span(1825, 1200)).toBe('week')
    expect(span(15 * 365, 1200)).toBe('week')
    expect(span(15 * 365, 360)).toBe('month')
  })
})

describe('magnitude', () => {
  it('grows with status and with reach, within 0 and 1', () => {
    fc.assert(
      fc.property(severity, fc.integer({ min: 1, max: 500 }), (worst, events) => {
        const now = magnitude(worst, events)
        expect(now).toBeGreaterThan(0)
        expect(now).toBeLessThanOrEqual(1)
        expect(magnitude(worst, events + 1)).toBeGreaterThanOrEqual(now)
        expect(magnitude('disruption', events)).toBeGreaterThanOrEqual(now)
      }),
    )
    expect(magnitude('disruption', 0)).toBe(0)
  })
})
