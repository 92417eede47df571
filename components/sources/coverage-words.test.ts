/** The strip of a source in words. */
import { describe, expect, it } from 'vitest'
import type { CoverageView } from '@/lib/source-health/contract'
import { describeCoverage, shownCoverage } from './coverage-words'

const NOW = Date.parse('2026-03-15T12:00:00Z')
const HOUR = 3_600_000
const ago = (hours: number) => new Date(NOW - hours * HOUR).toISOString()
const span = (state: CoverageView['state'], from: number, to: number): CoverageView => ({
  state,
  from: ago(from),
  to: ago(to),
})

describe('what the strip shows', () => {
  it('is no longer than what there is to show', () => {
    const young = [span('not-configured', 336, 2), span('polled', 2, 0)]
    expect(shownCoverage(young)).toEqual({
      shown: [span('not-configured', 6, 2), span('polled', 2, 0)],
      begins: '6 hours ago',
    })
    expect(shownCoverage([span('not-configured', 336, 100), span('polled', 100, 0)]).begins).toBe('14 days ago')
    expect(shownCoverage([span('polled', 336, 0)])).toEqual({ shown: [span('polled', 336, 0)], begins: '14 days ago' })
  })

  it('is everything where nothing was ever set up', () => {
    expect(shownCoverage([span('not-configured', 336, 0)]).shown).toHaveLength(1)
    expect(shownCoverage([])).toEqual({ shown: [], begins: '14 days ago' })
  })
})

describe('in words', () => {
  it('names the longest gap, and rounds nothing away', () => {
    const gap = [span('polled', 100, 50), span('failing', 50, 49), span('polled', 49, 0)]
    expect(describeCoverage(gap, 'UTC')).toBe(
      'Polled 99 % of the time. Longest gap 1 h 00 m, failing, from 13 Mar 2026, 10:00 UTC.',
    )
    expect(describeCoverage([span('polled', 10, 0)], 'UTC')).toBe('Polled without a gap since it was set up.')
    expect(describeCoverage([span('not-configured', 10, 0)], 'UTC')).toBe('Not set up in the last 14 days.')
  })
})
