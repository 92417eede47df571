import { describe, expect, it } from 'vitest'
import type { TraceBin } from './trace-bins'
import { BASELINE, type TraceFrame, traceStrokes, traceTicks, traceTime, traceX } from './trace-path'

const DAY = 86_400_000
const frame: TraceFrame = { from: 0, to: 100 * DAY, width: 1000, height: 50 }

function buildBin(overrides: Partial<TraceBin> = {}): TraceBin {
  return { from: 10 * DAY, to: 11 * DAY, worst: 'disruption', events: 1, began: 1, ...overrides }
}

const numbers = (d: string) => [...d.matchAll(/-?[\d.]+/g)].map((match) => Number(match[0]))

describe('the trace line', () => {
  it('rests where nothing happened', () => {
    expect(traceStrokes([], frame)).toEqual([])
    expect(traceTicks([], frame, 40, 44)).toBe('')
  })

  it('swings up from the baseline, past it, and back, within its bin', () => {
    const [stroke] = traceStrokes([buildBin()], frame)
    const [x0 = 0, y0 = 0, , peak = 0, , dip = 0, x3 = 0, y3 = 0] = numbers(stroke?.d ?? '')
    const base = frame.height * BASELINE
    expect([y0, y3]).toEqual([base, base])
    expect(peak).toBeLessThan(base)
    expect(dip).toBeGreaterThan(base)
    expect(x0).toBeGreaterThanOrEqual(100)
    expect(x3).toBeLessThanOrEqual(110)
  })

  it('stays level, raised but lower than a swing, while something only goes on', () => {
    const going = [buildBin(), buildBin({ from: 11 * DAY, to: 12 * DAY, began: 0 })]
    const [, level = ''] = /(M110 .*)$/.exec(traceStrokes(going, frame)[0]?.d ?? '') ?? []
    expect(level).toMatch(/^M110 [\d.]+H120$/)
    const [, y = 0] = numbers(level)
    expect(y).toBeLessThan(frame.height * BASELINE)
    expect(y).toBeGreaterThan(numbers(traceStrokes(going, frame)[0]?.d ?? '')[3] ?? 0)
  })

  it('stays inside the drawing at its worst', () => {
    const [stroke] = traceStrokes([buildBin({ events: 10_000 })], frame)
    for (const [index, value] of numbers(stroke?.d ?? '').entries()) {
      if (index % 2 === 1) expect(value).toBeGreaterThanOrEqual(0)
      if (index % 2 === 1) expect(value).toBeLessThanOrEqual(frame.height)
    }
  })

  it('is one path per severity, the worst last', () => {
    const bins = [
      buildBin(),
      buildBin({ from: 20 * DAY, to: 21 * DAY, worst: 'informational' }),
      buildBin({ worst: null }),
    ]
    expect(traceStrokes(bins, frame).map((stroke) => stroke.severity)).toEqual([null, 'informational', 'disruption'])
  })

  it('ticks only where something began', () => {
    expect(traceTicks([buildBin(), buildBin({ began: 0 })], frame, 40, 44)).toBe('M105 40V44')
  })

  it('finds the moment under the pointer again', () => {
    expect(traceTime(traceX(42 * DAY, frame), frame)).toBe(42 * DAY)
    expect(traceTime(-5, frame)).toBe(0)
    expect(traceTime(5000, frame)).toBe(100 * DAY)
  })
})
