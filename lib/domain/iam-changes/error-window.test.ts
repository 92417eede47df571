import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LaneMinute } from './call-lane'
import { measureErrors } from './error-window'

const START = Date.UTC(2018, 4, 7, 13, 30)
const minuteAt = (minute: number) => new Date(START + minute * 60_000).toISOString()

function row(minute: number, calls: number, errorCode = '', eventSource = 'iam.amazonaws.com'): LaneMinute {
  return { minute: minuteAt(minute), eventSource, errorCode, calls }
}

/** `good` calls that went well in each minute from 0 to `to`. */
function steady(to: number, good: number): LaneMinute[] {
  return Array.from({ length: to }, (_, minute) => row(minute, good))
}

function failing(from: number, to: number, calls: number, code = 'ServiceUnavailable'): LaneMinute[] {
  return Array.from({ length: to - from }, (_, place) => row(from + place, calls, code))
}

describe('measureErrors', () => {
  it('finds when calls began and stopped failing', () => {
    const quiet = steady(120, 4).filter((_, minute) => minute < 49 || minute >= 110)
    const [measured] = measureErrors([...quiet, ...failing(49, 110, 3), ...failing(60, 62, 2, 'Throttling')])
    expect(measured).toMatchObject({
      from: '2018-05-07T14:19:00.000Z',
      to: '2018-05-07T15:20:00.000Z',
      eventSource: 'iam.amazonaws.com',
      errorCodes: ['ServiceUnavailable', 'Throttling'],
      failed: 187,
    })
    expect(measured?.sentence).toContain('187 of 187 calls')
    expect(measured?.sentence).toContain('0 of 196 calls')
    expect(measured?.sentence).toMatch(/14:19.15:20 UTC/)
  })

  it('finds an outage that fills most of the time that is looked at', () => {
    const worse = (minute: number) => (minute % 40 === 0 ? 9 : 3)
    const outage = Array.from({ length: 100 }, (_, minute) => row(25 + minute, worse(minute), 'ServiceUnavailable'))
    const some = Array.from({ length: 100 }, (_, minute) => row(25 + minute, 2))
    const [measured] = measureErrors([...steady(25, 5), ...outage, ...some, row(126, 5), row(132, 5)])
    expect(measured).toMatchObject({ from: minuteAt(25), to: minuteAt(125) })
  })

  it('stands out from what is denied every day', () => {
    const daily = Array.from({ length: 24 }, (_, place) => row(place * 5, 1, 'AccessDenied'))
    const calls = [...steady(120, 10), ...daily]
    expect(measureErrors(calls)).toEqual([])
    const [measured] = measureErrors([...calls, ...failing(60, 70, 30)])
    expect(measured?.from).toBe(minuteAt(60))
    expect(Date.parse(measured?.to ?? '')).toBeLessThanOrEqual(START + 71 * 60_000)
  })

  it('says nothing where there is too little, or nothing else than before', () => {
    expect(measureErrors([])).toEqual([])
    expect(measureErrors([...steady(60, 2), ...failing(30, 32, 1)])).toEqual([])
    expect(
      measureErrors(Array.from({ length: 60 }, (_, minute) => [row(minute, 5), row(minute, 4, 'AccessDenied')]).flat()),
    ).toEqual([])
    expect(measureErrors([...steady(60, 2), ...failing(30, 40, 9, 'NoSuchEntity')])).toEqual([])
  })

  it('leaves the end open while calls fail still', () => {
    const calls = [...steady(30, 2), ...failing(30, 40, 5)]
    expect(measureErrors(calls)[0]).toMatchObject({ from: minuteAt(30), to: null })
    const again = Array.from({ length: 10 }, (_, place) => row(40 + place, 3))
    expect(measureErrors([...calls, ...again])[0]).toMatchObject({ to: minuteAt(40) })
  })

  it('measures each source by itself, the worst first', () => {
    const sts = failing(10, 20, 9).map((each) => ({ ...each, eventSource: 'sts.amazonaws.com' }))
    const measured = measureErrors([...steady(10, 1), ...failing(10, 20, 2), ...sts])
    expect(measured.map(({ eventSource }) => eventSource)).toEqual(['sts.amazonaws.com', 'iam.amazonaws.com'])
  })

  it('does not depend on order, and stands within the minutes that it was given', () => {
    const some = fc.array(
      fc.record({
        minute: fc.nat(90),
        calls: fc.integer({ min: 1, max: 9 }),
        code: fc.constantFrom('', 'Throttling', 'Other'),
      }),
    )
    fc.assert(
      fc.property(some, (given) => {
        const rows = given.map(({ minute, calls, code }) => row(minute, calls, code))
        const [measured] = measureErrors(rows)
        expect(measureErrors(rows.toReversed())[0]).toEqual(measured)
        if (measured === undefined) return
        const failed = rows.filter(({ errorCode }) => errorCode === 'Throttling')
        expect(failed.map(({ minute }) => minute)).toContain(measured.from)
        expect(measured.failed).toBeGreaterThanOrEqual(3)
        expect(measured.failed).toBeLessThanOrEqual(failed.reduce((sum, { calls }) => sum + calls, 0))
      }),
    )
  })
})
