import { describe, expect, it } from 'vitest'
import { recordedSpans } from './recorded'
import { recordByCell } from './recorded-by-cell'

const at = (day: string) => Date.parse(day)
const NOW = at('2026-11-23')

describe('what is on record', () => {
  it('is the year before a reading of the archive, and the time in which the feed is read', () => {
    const read = [[at('2026-11-01'), NOW] as const]
    expect(recordedSpans({ currentRead: read, archiveRead: read, oldestAt: at('2020-01-01') }, NOW)).toEqual([
      [at('2025-11-01'), NOW],
    ])
  })

  it('does not reach back before the oldest event that the feed showed', () => {
    const facts = { currentRead: [], archiveRead: [[at('2026-11-01'), at('2026-11-02')] as const] }
    expect(recordedSpans({ ...facts, oldestAt: at('2026-02-01') }, NOW)).toEqual([[at('2026-02-01'), at('2026-11-02')]])
    expect(recordedSpans({ ...facts, oldestAt: null }, NOW)).toEqual([])
  })

  it('has a gap where nothing was read, until the archive is read again within a year', () => {
    const read = (from: string, to: string) => [at(from), at(to)] as const
    const apart = [read('2024-01-01', '2024-02-01'), read('2026-11-01', '2026-11-20')]
    expect(recordedSpans({ currentRead: apart, archiveRead: apart, oldestAt: at('2022-01-01') }, NOW)).toEqual([
      [at('2023-01-01'), at('2024-02-01')],
      [at('2025-11-01'), at('2026-11-20')],
    ])
    const near = [read('2026-01-01', '2026-02-01'), read('2026-11-01', '2026-11-20')]
    expect(recordedSpans({ currentRead: near, archiveRead: near, oldestAt: at('2022-01-01') }, NOW)).toEqual([
      [at('2025-01-01'), at('2026-11-20')],
    ])
  })

  it('says of each cell whether it is whole, as far as it has passed', () => {
    const bounds = [0, 10, 20, 30, 40].map((minutes) => minutes * 600_000)
    const known = [[150 * 60_000, 250 * 60_000] as const]
    expect(recordByCell(bounds, known, 250 * 60_000)).toEqual(['none', 'part', 'whole', 'to-come'])
  })
})
