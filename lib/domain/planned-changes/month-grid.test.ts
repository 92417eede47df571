/** A month as weeks with bars. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/impact/period'
import { addMonths, isMonth, monthGrid, shownDays } from './month-grid'

const span = (firstDay: string, lastDay = firstDay) => ({ firstDay, lastDay })

describe('the grid of a month', () => {
  it('begins on the Monday before its first day and ends on the Sunday after its last', () => {
    expect(shownDays('2026-05')).toEqual({ firstDay: '2026-04-27', lastDay: '2026-05-31' })
    expect(shownDays('2027-02')).toEqual({ firstDay: '2027-02-01', lastDay: '2027-02-28' })
    expect(monthGrid('2026-03', [], 3).map(({ days }) => days[0])).toEqual([
      ...['2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'],
    ])
  })

  it('cuts bars at the ends of weeks, and says where they go on', () => {
    const [, second, third] = monthGrid('2026-05', [span('2026-05-08', '2026-05-12')], 3)
    expect(second?.bars).toMatchObject([{ column: 4, days: 3, lane: 0, isContinued: false, goesOn: true }])
    expect(third?.bars).toMatchObject([{ column: 0, days: 2, lane: 0, isContinued: true, goesOn: false }])
  })

  it('counts what found no lane', () => {
    const items = [span('2026-05-05', '2026-05-07'), span('2026-05-06'), span('2026-05-06'), span('2026-05-08')]
    const week = monthGrid('2026-05', items, 2)[1]
    expect(week?.bars.map(({ column, lane }) => [column, lane])).toEqual([
      [1, 0],
      [2, 1],
      [4, 0],
    ])
    expect(week?.hidden).toEqual([0, 0, 1, 0, 0, 0, 0])
  })

  it('knows months', () => {
    expect(['2026-05', '1970-01'].every(isMonth)).toBe(true)
    expect(['2026-13', '2026-5', '1969-12', '9999-01', '', '2026-05-01'].some(isMonth)).toBe(false)
    expect([addMonths('2026-01', -1), addMonths('2026-12', 1), addMonths('2026-05', 0)]).toEqual([
      '2025-12',
      '2027-01',
      '2026-05',
    ])
  })

  it('shows or counts each bar on each of its days, and lets none cover another', () => {
    const items = fc.array(
      fc
        .tuple(fc.integer({ min: -20, max: 50 }), fc.nat(25))
        .map(([from, length]) => span(addDays('2026-05-01', from), addDays('2026-05-01', from + length))),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(items, (bars) => {
        for (const week of monthGrid('2026-05', bars, 4)) {
          for (const [column, day] of week.days.entries()) {
            const here = week.bars.filter((bar) => bar.column <= column && bar.column + bar.days > column)
            const meant = bars.filter(({ firstDay, lastDay }) => firstDay <= day && lastDay >= day)
            expect(here.length + (week.hidden[column] ?? 0)).toBe(meant.length)
            expect(new Set(here.map(({ lane }) => lane)).size).toBe(here.length)
          }
        }
      }),
    )
  })
})
