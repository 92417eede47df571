/** The lane of calls: every call of the window is in exactly one bar. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callLane, failuresByCode, type LaneMinute, unknownShares } from './call-lane'

const FROM = Date.parse('2026-05-07T10:00:00Z')
const minute = (offset: number, overrides: Partial<LaneMinute> = {}): LaneMinute => ({
  ...{
    minute: new Date(FROM + offset * 60_000).toISOString(),
    eventSource: 'sts.amazonaws.com',
    errorCode: '',
    calls: 1,
  },
  ...overrides,
})

describe('the lane', () => {
  test('has a bar per minute where there is room, and tells failures apart', () => {
    const lane = callLane([minute(0), minute(2, { errorCode: 'Throttling', calls: 4 })], FROM, FROM + 3 * 60_000, 100)
    expect(lane.bars.map(({ good, failed }) => [good, failed])).toEqual([
      [1, 0],
      [0, 0],
      [0, 4],
    ])
    expect(lane).toMatchObject({ most: 4, total: 5, failed: 4 })
  })

  test('counts every call of the window once, whatever its length', () => {
    const some = fc.array(
      fc.record({
        offset: fc.integer({ min: -5, max: 3_000 }),
        calls: fc.integer({ min: 1, max: 9 }),
        bad: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 2_900 }), fc.integer({ min: 1, max: 240 }), (rows, length, most) => {
        const minutes = rows.map(({ offset, calls, bad }) => minute(offset, { calls, errorCode: bad ? 'Denied' : '' }))
        const lane = callLane(minutes, FROM, FROM + length * 60_000, most)
        const inside = rows.filter(({ offset }) => offset >= 0 && offset < length)
        expect(lane.total).toBe(inside.reduce((sum, { calls }) => sum + calls, 0))
        expect(lane.failed).toBe(inside.reduce((sum, { calls, bad }) => sum + (bad ? calls : 0), 0))
        expect(lane.bars.length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

test('failures are summed by source and code, the commonest first', () => {
  const rows = [
    minute(0, { errorCode: 'A' }),
    minute(1, { errorCode: 'B', calls: 3 }),
    minute(2, { errorCode: 'A' }),
    minute(3),
  ]
  expect(failuresByCode(rows).map(({ errorCode, calls }) => [errorCode, calls])).toEqual([
    ['B', 3],
    ['A', 2],
  ])
})

describe('what nobody looked into', () => {
  const span = (from: number, to: number) => ({
    from: new Date(FROM + from * 60_000).toISOString(),
    to: new Date(FROM + to * 60_000).toISOString(),
  })
  const until = FROM + 100 * 60_000

  test('lies outside of what is known', () => {
    expect(unknownShares([], FROM, until)).toEqual([{ from: 0, to: 1 }])
    expect(unknownShares([span(0, 100)], FROM, until)).toEqual([])
    expect(unknownShares([span(-5, 20), span(50, 60)], FROM, until)).toEqual([
      { from: 0.2, to: 0.5 },
      { from: 0.6, to: 1 },
    ])
  })
})
