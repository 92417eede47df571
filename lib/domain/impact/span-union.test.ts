import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ClosedSpan, SpanUnion } from './span-union'

const stretch = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 12 }))
  .map(([from, length]): ClosedSpan => [from, from + length])

/** Looks at one moment after the other. */
function naive(stretches: readonly ClosedSpan[]): ClosedSpan[] {
  const union: [number, number][] = []
  for (let at = 0; at < 80; at += 1) {
    if (!stretches.some(([from, to]) => from <= at && at < to)) continue
    const last = union.at(-1)
    if (last?.[1] === at) last[1] = at + 1
    else union.push([at, at + 1])
  }
  return union
}

it('holds the moments of all stretches, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), fc.boolean(), (list, isInOrder) => {
      const stretches = isInOrder ? list.toSorted(([a], [b]) => a - b) : list
      const union = new SpanUnion()
      for (const [from, to] of stretches) union.add(from, to)
      expect(union.spans()).toEqual(naive(stretches))
      expect(union.ms()).toBe(naive(stretches).reduce((sum, [from, to]) => sum + to - from, 0))
    }),
  )
})

it('takes what lies within bounds; what goes on ends with them', () => {
  const union = new SpanUnion()
  expect(union.addWithin([[0, 5]], [5, 50])).toBe(false)
  expect(union.addWithin([], [5, 50])).toBe(false)
  expect(
    union.addWithin(
      [
        [0, 8],
        [40, null],
      ],
      [5, 50],
    ),
  ).toBe(true)
  expect(union.spans()).toEqual([
    [5, 8],
    [40, 50],
  ])
})
