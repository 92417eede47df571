import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LaneItem, MOST_ROWS, packLanes } from './lane-packing'
import { SEVERITIES } from './severity'

function buildItem(overrides: Partial<LaneItem & { service: string }> = {}) {
  return { id: '1', from: 0, to: 10, peakSeverity: 'degradation' as const, open: false, service: 'iam', ...overrides }
}

const byService = (item: { service: string }) => ({ key: item.service, label: item.service })

const item = fc.record({
  id: fc.uuid(),
  from: fc.nat(1000),
  length: fc.nat(100),
  peakSeverity: fc.option(fc.constantFrom(...SEVERITIES), { nil: null }),
  open: fc.boolean(),
  service: fc.constantFrom('iam', 'sts', 's3', 'ec2'),
})
const items = fc
  .array(item, { maxLength: 80 })
  .map((list) => list.map((one) => ({ ...one, to: one.from + one.length })))

describe('lanes', () => {
  it('put bars that overlap into rows of their own', () => {
    const [lane] = packLanes(
      [buildItem(), buildItem({ id: '2', from: 5, to: 7 }), buildItem({ id: '3', from: 10, to: 12 })],
      byService,
    )
    expect(lane?.bars.map(({ item: { id }, row }) => [id, row])).toEqual([
      ['1', 0],
      ['2', 1],
      ['3', 0],
    ])
    expect(lane?.rows).toBe(2)
  })

  it('begin with what is open, then with what was worst', () => {
    const lanes = packLanes(
      [
        buildItem({ service: 's3', peakSeverity: 'disruption' }),
        buildItem({ service: 'iam', open: true }),
        buildItem({ service: 'sts' }),
        buildItem({ service: 'ec2' }),
      ],
      byService,
    )
    expect(lanes.map(({ key }) => key)).toEqual(['iam', 's3', 'ec2', 'sts'])
  })

  it('lose no bar, overlap in no row but the last, and stack without gaps', () => {
    fc.assert(
      fc.property(items, (list) => {
        const lanes = packLanes(list, byService)
        expect(lanes.flatMap((lane) => lane.bars).length).toBe(list.length)
        let above = 0
        for (const [index, lane] of lanes.entries()) {
          expect(lane.lanesAbove).toBe(index)
          expect(lane.rowsAbove).toBe(above)
          above += lane.rows
          const ends = new Map<number, number>()
          for (const { item: bar, row } of lane.bars) {
            expect(row).toBeLessThan(lane.rows)
            if (row < MOST_ROWS - 1) expect(bar.from).toBeGreaterThanOrEqual(ends.get(row) ?? 0)
            ends.set(row, bar.to)
          }
        }
      }),
    )
  })

  it('look at each of five thousand bars only as often as sorting does', () => {
    let looks = 0
    const many = Array.from({ length: 5000 }, (_, index) => ({
      ...buildItem({ id: String(index), to: (index % 700) + 30 }),
      get from() {
        looks += 1
        return index % 700
      },
    }))
    packLanes(many, byService)
    expect(looks / many.length).toBeLessThan(60)
  })
})
