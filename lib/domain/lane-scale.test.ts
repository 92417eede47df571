import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSEST, pan, scaleTime, timeAt, within, zoom } from './lane-scale'

const DAY = 86_400_000
const limits = { from: 0, to: 5 * 365 * DAY }
const viewport = fc
  .tuple(fc.nat(1800 * DAY), fc.integer({ min: CLOSEST, max: 300 * DAY }))
  .map(([from, span]) => within({ from, to: from + span }, limits))

describe('the scale of the lanes', () => {
  it('goes from time to place and back', () => {
    fc.assert(
      fc.property(viewport, fc.integer({ min: 0, max: 1200 }), (view, x) => {
        expect(scaleTime(timeAt(x, view, 1200), view, 1200)).toBeCloseTo(x, 3)
      }),
    )
  })

  it('keeps the moment under the pointer where it is', () => {
    const view = { from: 100 * DAY, to: 200 * DAY }
    const anchor = 130 * DAY
    const closer = zoom(view, 0.5, anchor, limits)
    expect(closer.to - closer.from).toBe(50 * DAY)
    expect(scaleTime(anchor, closer, 1000)).toBeCloseTo(scaleTime(anchor, view, 1000))
  })

  it('never leaves the limits nor looks closer than it can', () => {
    fc.assert(
      fc.property(
        viewport,
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (view, factor, share) => {
          const moved = pan(zoom(view, factor, view.from, limits), share, limits)
          expect(moved.from).toBeGreaterThanOrEqual(limits.from)
          expect(moved.to).toBeLessThanOrEqual(limits.to + 1)
          expect(moved.to - moved.from).toBeGreaterThanOrEqual(CLOSEST - 1)
        },
      ),
    )
  })

  it('shows all of a record shorter than the closest look', () => {
    expect(zoom({ from: 0, to: 1000 }, 0.1, 500, { from: 0, to: 1000 })).toEqual({ from: 0, to: 1000 })
  })
})
