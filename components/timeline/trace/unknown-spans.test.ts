import { describe, expect, it } from 'vitest'
import { unknownSpans } from './unknown-spans'

const DAY = 86_400_000
const trace = { from: 100 * DAY, to: 200 * DAY }
const iso = (day: number) => new Date(day * DAY).toISOString()
const freshness = (checkedAt: string | null) => ({
  state: 'ok' as const,
  partly: false,
  checkedAt,
  pollSeconds: 60,
  troubles: [],
})
const spans = (recordFrom: string | null, checkedAt: string | null) =>
  unknownSpans(trace, { recordFrom, freshness: freshness(checkedAt), now: 199.5 * DAY })

describe('what the trace does not know', () => {
  it('is nothing in a record that reaches from before it to now', () => {
    expect(spans(iso(50), iso(199.5))).toEqual([])
  })

  it('is what lies before the record', () => {
    expect(spans(iso(130), iso(199.5))).toEqual([{ from: 100 * DAY, to: 130 * DAY }])
    expect(spans(null, null)).toEqual([trace])
  })

  it('is what happened since AWS was last read', () => {
    expect(spans(iso(50), iso(190))).toEqual([{ from: 190 * DAY, to: 199.5 * DAY }])
  })
})
