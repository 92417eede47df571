import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from './facts'
import { holdsMoment, joinSpans, spansOrMinute, wholeSpan } from './spans'

const anySpan = fc.tuple(fc.nat(30), fc.option(fc.nat(40), { freq: 6 })).map(([from, to]): Span => [from, to])

test.each<[string, Span[], Span[]]>([
  [
    'overlap is joined',
    [
      [5, 9],
      [1, 6],
    ],
    [[1, 9]],
  ],
  [
    'what meets is joined',
    [
      [1, 4],
      [4, 6],
    ],
    [[1, 6]],
  ],
  [
    'a gap stays',
    [
      [6, 8],
      [1, 4],
    ],
    [
      [1, 4],
      [6, 8],
    ],
  ],
  [
    'what lies within another vanishes',
    [
      [1, 9],
      [2, 3],
    ],
    [[1, 9]],
  ],
  [
    'no end outlasts every end',
    [
      [1, null],
      [2, 3],
      [7, null],
    ],
    [[1, null]],
  ],
  [
    'what ends before it begins is no time',
    [
      [4, 4],
      [7, 2],
    ],
    [],
  ],
])('%s', (_, spans, joined) => {
  expect(joinSpans(spans)).toEqual(joined)
})

test('joined, the same moments are held, in order and without overlap, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      const joined = joinSpans(spans)
      for (let at = -1; at < 45; at += 1) expect(holdsMoment(joined, at)).toBe(holdsMoment(spans, at))
      for (const [index, [from]] of joined.entries()) {
        const before = joined[index - 1]?.[1]
        if (before !== undefined) expect(before).toBeLessThan(from)
      }
      expect(joinSpans(spans.toReversed())).toEqual(joined)
      expect(joinSpans(joined)).toEqual(joined)
    }),
  )
})

test('a moment counts as a minute', () => {
  expect(spansOrMinute([[500, 500]], 500)).toEqual([[500, 60_500]])
  expect(spansOrMinute([[500, 501]], 500)).toEqual([[500, 501]])
})

test('the whole is from the first beginning to the last end', () => {
  expect(wholeSpan([])).toBeNull()
  expect(
    wholeSpan([
      [],
      [[4, 6]],
      [
        [2, 3],
        [8, 9],
      ],
    ]),
  ).toEqual([2, 9])
  expect(wholeSpan([[[4, null]], [[2, 3]]])).toEqual([2, null])
})
