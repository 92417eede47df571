import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterWindow, keyStep, moveEdge, moveWindow, type Span, spanDays, windowFilter } from './brush'

const DAY = 86_400_000
const trace: Span = { from: 100 * DAY, to: 200 * DAY }
const moment = fc.integer({ min: 0, max: 300 * DAY })
const window = fc.tuple(moment, moment).map(([a, b]) => spanDays(a, b, trace))

function expectGood(span: Span) {
  expect(span.from).toBeGreaterThanOrEqual(trace.from)
  expect(span.to).toBeLessThanOrEqual(trace.to)
  expect(span.to - span.from).toBeGreaterThanOrEqual(DAY)
  expect(span.from % DAY).toBe(0)
  expect(span.to % DAY).toBe(0)
}

describe('the window on the trace', () => {
  it('is whole days, at least one, inside the trace, however it is drawn and moved', () => {
    const step = fc.integer({ min: -500, max: 500 })
    fc.assert(
      fc.property(window, step, fc.constantFrom('from' as const, 'to' as const), (span, days, edge) => {
        expectGood(span)
        expectGood(moveEdge(span, edge, days, trace))
        const moved = moveWindow(span, days * DAY, trace)
        expectGood(moved)
        expect(moved.to - moved.from).toBe(span.to - span.from)
      }),
    )
  })

  it('goes into the filter and comes back', () => {
    fc.assert(
      fc.property(window, (span) => {
        const whole = span.from === trace.from && span.to === trace.to
        expect(filterWindow(windowFilter(span, trace), trace)).toEqual(whole ? null : span)
      }),
    )
  })

  it('leaves the end open where it reaches it', () => {
    expect(windowFilter({ from: 150 * DAY, to: 200 * DAY }, trace)).toEqual({
      from: new Date(150 * DAY).toISOString(),
      to: null,
    })
    expect(windowFilter(null, trace)).toEqual({ from: null, to: null })
  })

  it('is none where the filter lies elsewhere', () => {
    const elsewhere = { from: new Date(300 * DAY).toISOString(), to: new Date(310 * DAY).toISOString() }
    expect(filterWindow(elsewhere, trace)).toBeNull()
  })

  it('moves by days, weeks, tenths or to the ends', () => {
    expect(keyStep('ArrowLeft', false, trace)).toBe(-1)
    expect(keyStep('ArrowRight', true, trace)).toBe(7)
    expect(keyStep('PageUp', false, trace)).toBe(10)
    expect(moveEdge({ from: 150 * DAY, to: 160 * DAY }, 'from', keyStep('Home', false, trace) ?? 0, trace).from).toBe(
      trace.from,
    )
    expect(keyStep('a', false, trace)).toBeNull()
  })
})
