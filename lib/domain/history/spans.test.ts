import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClosedSpan, lengthOf, unionSpans } from '@/lib/domain/impact/minutes'
import { commonSpans, lengthByCell, restOf } from './spans'

const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 })), { maxLength: 8 })
  .map((pairs) => unionSpans([pairs.map(([from, length]): ClosedSpan => [from, from + length])]))

const holds = (list: readonly ClosedSpan[], at: number) => list.some(([from, to]) => from <= at && at < to)
const moments = Array.from({ length: 80 }, (_, at) => at)

describe('spans', () => {
  it('have in common what both hold, moment by moment', () => {
    fc.assert(
      fc.property(spans, spans, (some, others) => {
        const common = commonSpans(some, others)
        for (const at of moments) expect(holds(common, at)).toBe(holds(some, at) && holds(others, at))
        expect(lengthOf(common)).toBe(moments.filter((at) => holds(some, at) && holds(others, at)).length)
      }),
    )
  })

  it('leave what they do not hold', () => {
    fc.assert(
      fc.property(spans, fc.nat(40), fc.nat(40), (list, from, length) => {
        const rest = restOf(list, from, from + length)
        for (const at of moments) expect(holds(rest, at)).toBe(at >= from && at < from + length && !holds(list, at))
      }),
    )
  })

  it('fall into cells that add up to what lies within them', () => {
    const bounds = fc.uniqueArray(fc.nat(80), { minLength: 2, maxLength: 9 }).map((list) => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(spans, bounds, (list, cells) => {
        const lengths = lengthByCell(list, cells)
        expect(lengths).toHaveLength(cells.length - 1)
        lengths.forEach((length, index) => {
          const [from = 0, to = 0] = [cells[index], cells[index + 1]]
          expect(length).toBe(lengthOf(commonSpans(list, [[from, to]])))
        })
      }),
    )
  })
})
