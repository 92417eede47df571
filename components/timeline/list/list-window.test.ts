import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstRows, listHeight, rowTop, windowList } from './list-window'

const heights = { heading: 30, row: 40 }

function buildGroups(sizes: readonly number[]) {
  let first = 0
  return sizes.map((size) => {
    const group = { first, rows: Array.from({ length: size }, (_, index) => first + index) }
    first += size
    return group
  })
}

const groups = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }).map(buildGroups)

describe('the part of the list that is drawn', () => {
  it('covers what is in view, and keeps the height of the rest', () => {
    fc.assert(
      fc.property(groups, fc.nat(5000), fc.integer({ min: 1, max: 2000 }), (list, from, height) => {
        const { groups: drawn, above, below } = windowList(list, heights, from, from + height)
        const drawnHeight = drawn.reduce((sum, { group }) => sum + heights.heading + group.rows.length * heights.row, 0)
        expect(above + drawnHeight + below).toBe(listHeight(list, heights))
        for (const [index, row] of list.flatMap((group) => group.rows).entries()) {
          const top = rowTop(list, heights, index)
          if (top + heights.row <= from || top >= from + height) continue
          const holder = drawn.find(({ group }) => group.rows.includes(row))
          const within = row - (holder?.group.first ?? 0)
          expect(within).toBeGreaterThanOrEqual(holder?.start ?? 0)
          expect(within).toBeLessThan(holder?.end ?? 0)
        }
      }),
    )
  })

  it('is a small part of a long list', () => {
    const list = buildGroups(Array.from({ length: 2000 }, () => 5))
    const { groups: drawn } = windowList(list, heights, 100_000, 100_800)
    expect(drawn.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThan(25)
  })

  it('begins with as many rows as were sent', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 60 }), (list, count) => {
        const rows = firstRows(list, heights, count).groups.reduce((sum, { start, end }) => sum + end - start, 0)
        expect(rows).toBe(
          Math.min(
            count,
            list.reduce((sum, group) => sum + group.rows.length, 0),
          ),
        )
      }),
    )
  })
})
