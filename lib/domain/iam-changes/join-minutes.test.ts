/** Spans of minutes: close ones are one, order and repetition do not matter. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinMinutes } from './join-minutes'

const MINUTE = 60_000

test('close minutes are one span, others begin a new one', () => {
  expect(joinMinutes([0, MINUTE, 4 * MINUTE, 20 * MINUTE])).toEqual([
    { from: 0, to: 5 * MINUTE },
    { from: 20 * MINUTE, to: 21 * MINUTE },
  ])
  expect(joinMinutes([])).toEqual([])
})

test('every minute is in exactly one span, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 })), (numbers) => {
      const minutes = numbers.map((number) => number * MINUTE)
      const spans = joinMinutes(minutes)
      expect(spans).toEqual(joinMinutes([...minutes, ...minutes].toReversed()))
      for (const minute of minutes)
        expect(spans.filter(({ from, to }) => minute >= from && minute < to)).toHaveLength(1)
    }),
  )
})
