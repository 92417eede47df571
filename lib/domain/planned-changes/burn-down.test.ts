/** How what pends went down, and how AWS moved dates. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burnDown, type StatusStep } from './burn-down'
import { dateMoves } from './date-moves'
import { stepArea, stepPath } from './step-path'

const step = (at: number, before: string | null, after: string | null, resources = 1): StatusStep => ({
  at,
  before,
  after,
  resources,
})
const SPAN = { since: 100, now: 500 }

describe('a burn-down', () => {
  it('is read back from what pends now', () => {
    const steps = [step(300, 'PENDING', 'RESOLVED', 2), step(200, null, 'PENDING'), step(400, 'RESOLVED', 'PENDING')]
    expect(burnDown(4, steps, SPAN)).toEqual([
      { at: 100, pending: 4 },
      { at: 200, pending: 5 },
      { at: 300, pending: 3 },
      { at: 400, pending: 4 },
      { at: 500, pending: 4 },
    ])
  })

  it('knows nothing but the present where nothing moved', () => {
    expect(burnDown(3, [], SPAN)).toEqual([
      { at: 100, pending: 3 },
      { at: 500, pending: 3 },
    ])
    expect(burnDown(3, [], { since: 500, now: 500 })).toEqual([{ at: 500, pending: 3 }])
    expect(burnDown(3, [], { since: 900, now: 500 })).toEqual([{ at: 500, pending: 3 }])
  })

  it('tells what moved before it was known as moved at its beginning, and leaves out what moves nothing', () => {
    expect(
      burnDown(1, [step(50, 'PENDING', 'RESOLVED'), step(300, 'PENDING', 'IMPAIRED'), step(310, 'ODD', null)], SPAN),
    ).toEqual([
      { at: 100, pending: 2 },
      { at: 100, pending: 1 },
      { at: 500, pending: 1 },
    ])
  })

  const status = fc.constantFrom('PENDING', 'RESOLVED', 'UNKNOWN', 'ODD', null)
  const anyStep = fc.record({
    at: fc.integer({ min: 0, max: 600 }),
    before: status,
    after: status,
    resources: fc.nat(9),
  })

  it('ends with what pends now, never falls below 0, stays in order, and does not mind the order of steps', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.array(anyStep), fc.gen(), (pending, steps, gen) => {
        const course = burnDown(pending, steps, SPAN)
        expect(course.at(-1)).toEqual({ at: 500, pending })
        expect(course[0]?.at).toBe(100)
        for (const [index, point] of course.entries()) {
          expect(point.pending).toBeGreaterThanOrEqual(0)
          if (index > 0) expect(point.at).toBeGreaterThanOrEqual(course[index - 1]?.at ?? 0)
        }
        const shuffled = gen(fc.shuffledSubarray, steps, { minLength: steps.length })
        expect(burnDown(pending, shuffled, SPAN)).toEqual(course)
      }),
    )
  })

  it('is what happened, where all is told from the beginning', () => {
    const moves = fc.array(fc.record({ at: fc.integer({ min: 101, max: 499 }), done: fc.boolean() }))
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 90 }), moves, (first, told) => {
        const inOrder = [...told].sort((one, other) => one.at - other.at)
        const steps = inOrder.map(({ at, done }) =>
          done ? step(at, 'PENDING', 'RESOLVED') : step(at, null, 'PENDING'),
        )
        const left = (at: number) =>
          inOrder.filter((one) => one.at <= at).reduce((sum, { done }) => sum + (done ? -1 : 1), first)
        const course = burnDown(left(500), steps, SPAN)
        for (const { at, pending } of course) expect(pending).toBe(left(at))
      }),
    )
  })
})

describe('moved dates', () => {
  const health = (startTime: string, endTime?: string) => JSON.stringify({ event: { startTime, endTime } })
  const bridge = (startTime: string) => JSON.stringify({ detail: { startTime, endTime: '' } })

  it('are those in which two payloads of a source differ, newest first', () => {
    const moves = dateMoves([
      { source: 'aws-health', fetchedAt: 30, body: health('2026-05-03T00:00:00Z', '2026-05-04T00:00:00Z') },
      { source: 'aws-health', fetchedAt: 10, body: health('2026-05-01T00:00:00Z') },
      { source: 'aws-health', fetchedAt: 20, body: health('2026-05-01T00:00:00Z') },
      { source: 'eventbridge', fetchedAt: 15, body: bridge('Fri, 01 May 2026 00:00:00 GMT') },
      { source: 'eventbridge', fetchedAt: 40, body: bridge('Sun, 03 May 2026 00:00:00 GMT') },
      { source: 'rss', fetchedAt: 41, body: '<item/>' },
      { source: 'aws-health', fetchedAt: 42, body: health('soon') },
    ])
    expect(moves.map(({ at, before, after }) => [at, before.startsAt, after.startsAt, after.endsAt])).toEqual([
      [40, Date.parse('2026-05-01'), Date.parse('2026-05-03'), null],
      [30, Date.parse('2026-05-01'), Date.parse('2026-05-03'), Date.parse('2026-05-04')],
    ])
  })
})

it('draws steps within their ground', () => {
  const ground = { from: 0, to: 100, most: 4, width: 50, height: 20 }
  const points = [
    { at: 0, value: 4 },
    { at: 50, value: 1 },
    { at: 100, value: 0 },
  ]
  expect(stepPath(points, ground)).toBe('M0 0H25V15H50V20')
  expect(stepArea(points, ground)).toBe('M0 0H25V15H50V20H50V20H0Z')
  expect([stepPath([], ground), stepArea([], ground)]).toEqual(['', ''])
  expect(stepPath(points, { ...ground, to: 0, most: 0 })).toBe('M0 20H0V20H0V20')
})
