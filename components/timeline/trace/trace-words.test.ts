import { describe, expect, it } from 'vitest'
import { binAt, binTitle, binWords, spanTitle, traceSummary } from './trace-words'

const at = (day: string) => Date.parse(day)

describe('the trace in words', () => {
  it('names the worst day', () => {
    const days = [
      { day: '2026-08-01', worst: 'degradation' as const, events: 9, began: 9 },
      { day: '2026-08-02', worst: 'disruption' as const, events: 1, began: 1 },
      { day: '2026-08-03', worst: 'disruption' as const, events: 1, began: 0 },
    ]
    expect(traceSummary(days, { from: at('2026-06-07'), to: at('2026-09-05') })).toBe(
      'From 7 Jun 2026 to 4 Sep 2026: 10 events began, 3 days had one in progress. The worst was 2 Aug 2026: 1 event, disruption.',
    )
  })

  it('says when there is nothing', () => {
    expect(traceSummary([], { from: at('2026-09-01'), to: at('2026-09-05') })).toBe(
      'From 1 Sep 2026 to 4 Sep 2026: no day with an event.',
    )
    expect(binWords(undefined)).toBe('no event')
  })

  it('names bins by their days', () => {
    expect(binTitle(at('2026-09-04'), 'day')).toBe('4 Sep 2026')
    expect(binTitle(at('2026-08-31'), 'week')).toBe('31 Aug 2026 – 6 Sep 2026')
    expect(spanTitle({ from: at('2026-09-04'), to: at('2026-09-05') })).toBe('4 Sep 2026')
  })

  it('finds the bin under a moment', () => {
    const bin = { from: at('2026-08-31'), to: at('2026-09-07'), worst: null, events: 2, began: 1 }
    expect(binAt([bin], at('2026-09-04T12:00Z'), 'week')).toBe(bin)
    expect(binAt([bin], at('2026-09-08'), 'week')).toBeUndefined()
    expect(binWords(bin)).toBe('2 events, 1 began')
  })
})
