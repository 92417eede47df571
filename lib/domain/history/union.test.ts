import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipped, unionSpans } from '@/lib/domain/impact/minutes'
import { buildOutage } from './test-outage'
import { unionOfClock } from './union'

describe('the union of a clock', () => {
  it('is what joining the stretches one by one gives', () => {
    const span = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.option(fc.nat(15), { nil: null }))
    fc.assert(
      fc.property(
        fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 8 }),
        fc.nat(60),
        fc.nat(60),
        (lists, from, long) => {
          const outages = lists.map((list) =>
            buildOutage({
              spans: {
                ...{ declared: [], recovered: [], observed: [] },
                described: list.map(([start, length]): [number, number | null] => [
                  start,
                  length === null ? null : start + length,
                ]),
              },
            }),
          )
          const expected = unionSpans(outages.map(({ spans }) => clipped(spans.described, from, from + long)))
          expect(unionOfClock(outages, 'described', from, from + long)).toEqual(expected)
        },
      ),
    )
  })
})
