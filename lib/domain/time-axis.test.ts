import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisTicks, instantOf } from './time-axis'
import { zoneOffset } from './zone'

const at = (time: string) => Date.parse(time)
const texts = (from: string, to: string, zone = 'UTC') => axisTicks(at(from), at(to), 900, zone).map(({ text }) => text)
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe')

describe('ticks of an axis', () => {
  it('go from minutes to years', () => {
    expect(texts('2026-09-04T10:01Z', '2026-09-04T10:11Z')[0]).toBe('10:01')
    expect(texts('2026-09-04T22:00Z', '2026-09-05T03:00Z')).toContain('5 Sep')
    expect(texts('2026-08-01', '2026-09-05')).toEqual(['3 Aug', '10 Aug', '17 Aug', '24 Aug', '31 Aug'])
    expect(texts('2026-03-15', '2027-02-15')).toEqual(expect.arrayContaining(['Apr', 'Dec', '2027']))
    expect(texts('2016-01-01', '2026-09-05')).toContain('2020')
  })

  it('make what begins a larger unit stand out', () => {
    const ticks = axisTicks(at('2026-09-04T20:00Z'), at('2026-09-05T06:00Z'), 900, 'UTC')
    expect(ticks.filter(({ strong }) => strong).map(({ text }) => text)).toEqual(['5 Sep'])
  })

  it('stand at the full hours and midnights of the zone', () => {
    const [first] = axisTicks(at('2026-09-04T18:00Z'), at('2026-09-04T20:00Z'), 900, 'Asia/Kathmandu')
    expect(first).toMatchObject({ at: at('2026-09-04T18:05Z'), text: '23:50' })
    expect(axisTicks(at('2026-09-03'), at('2026-09-08'), 400, 'America/Los_Angeles')[0]).toMatchObject({
      at: at('2026-09-03T07:00Z'),
      text: '3 Sep',
    })
  })

  it('can be kept from being finer than days', () => {
    const ticks = axisTicks(at('2026-09-01'), at('2026-09-04'), 1200, 'UTC', { finest: 86_400_000 })
    expect(ticks.map(({ text }) => text)).toEqual(['1 Sep', '2 Sep', '3 Sep'])
  })

  it('never crowd, never go back, never leave the axis, in any zone', () => {
    const start = fc.integer({ min: at('2012-01-01'), max: at('2030-01-01') })
    const span = fc.double({ min: Math.log(10 * 60_000), max: Math.log(20 * 366 * 86_400_000), noNaN: true })
    fc.assert(
      fc.property(start, span, zones, (from, log, zone) => {
        const to = from + Math.round(Math.exp(log))
        const ticks = axisTicks(from, to, 1000, zone)
        expect(ticks.length).toBeLessThanOrEqual(17)
        for (const [index, tick] of ticks.entries()) {
          expect(tick.at).toBeGreaterThanOrEqual(from)
          expect(tick.at).toBeLessThan(to)
          expect(tick.at).toBeGreaterThan(ticks[index - 1]?.at ?? 0)
        }
      }),
    )
  })
})

describe('clocks of a zone', () => {
  it('are read back', () => {
    const time = fc.integer({ min: at('2012-01-01'), max: at('2030-01-01') }).map((ms) => ms - (ms % 60_000))
    fc.assert(
      fc.property(time, zones, (moment, zone) => {
        const again = instantOf(moment + zoneOffset(moment, zone), zone)
        // The hour that is repeated in autumn has two moments for one clock time.
        expect(Math.abs(again - moment)).toBeLessThanOrEqual(3_600_000)
      }),
    )
    expect(zoneOffset(at('2026-07-01T00:00Z'), 'Europe/Berlin')).toBe(7_200_000)
    expect(instantOf(at('2026-07-01T00:00Z'), 'Europe/Berlin')).toBe(at('2026-06-30T22:00Z'))
  })
})
