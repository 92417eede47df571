/** What the strip of a source says of the past. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CoverageFacts, coverageSpans, summariseCoverage } from './coverage'

const facts = (overrides: Partial<CoverageFacts> = {}): CoverageFacts => ({
  covered: [],
  firstTriedAt: null,
  failedBefore: false,
  latenessMs: 90,
  ...overrides,
})
const states = (given: CoverageFacts, from = 0, to = 10_000) =>
  coverageSpans(given, from, to).map((span) => [span.state, span.from, span.to])

describe('coverage', () => {
  it('is nothing before a source was set up', () => {
    expect(states(facts())).toEqual([['not-configured', 0, 10_000]])
  })

  it('of a source that is polled reaches to this moment', () => {
    const covered = [{ from: 4_000, to: 9_950, failedAfter: false }]
    expect(states(facts({ covered, firstTriedAt: 4_000 }))).toEqual([
      ['not-configured', 0, 4_000],
      ['polled', 4_000, 10_000],
    ])
  })

  it('takes the time of the very first poll for no gap, unless it failed or took too long', () => {
    const begun = (overrides: Partial<CoverageFacts>) =>
      states(facts({ covered: [{ from: 4_050, to: 10_000, failedAfter: false }], firstTriedAt: 4_000, ...overrides }))
    expect(begun({}).map(([state]) => state)).toEqual(['not-configured', 'polled'])
    expect(begun({ failedBefore: true }).map(([state]) => state)).toEqual(['not-configured', 'failing', 'polled'])
    expect(begun({ firstTriedAt: 3_900 }).map(([state]) => state)).toEqual(['not-configured', 'late', 'polled'])
    expect(states(facts({ firstTriedAt: 9_950 }))).toEqual([['not-configured', 0, 10_000]])
  })

  it('ends when nobody polls any more', () => {
    const covered = [{ from: 0, to: 5_000, failedAfter: false }]
    expect(states(facts({ covered, firstTriedAt: 0 }))).toEqual([
      ['polled', 0, 5_000],
      ['late', 5_000, 10_000],
    ])
  })

  it('tells a source that failed from one that was not asked', () => {
    const covered = [
      { from: 1_000, to: 2_000, failedAfter: true },
      { from: 3_000, to: 4_000, failedAfter: false },
      { from: 6_000, to: 9_990, failedAfter: false },
    ]
    expect(states(facts({ covered, firstTriedAt: 500, failedBefore: true }))).toEqual([
      ['not-configured', 0, 500],
      ['failing', 500, 1_000],
      ['polled', 1_000, 2_000],
      ['failing', 2_000, 3_000],
      ['polled', 3_000, 4_000],
      ['late', 4_000, 6_000],
      ['polled', 6_000, 10_000],
    ])
  })

  it('that never succeeded is failing since it was first tried', () => {
    expect(states(facts({ firstTriedAt: 9_000, failedBefore: true }))).toEqual([
      ['not-configured', 0, 9_000],
      ['failing', 9_000, 10_000],
    ])
  })

  it('leaves no moment out, and calls none polled outside of what was covered', () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 9_000 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(times, fc.boolean(), fc.integer({ min: 0, max: 9_000 }), (given, failedAfter, from) => {
        const sorted = [...given].sort((a, b) => a - b)
        const covered = sorted.flatMap((at, index) => {
          const to = sorted[index + 1]
          return index % 2 === 0 && to !== undefined ? [{ from: at, to, failedAfter }] : []
        })
        const spans = coverageSpans(facts({ covered, firstTriedAt: sorted[0] ?? null }), from, 10_000)
        expect(spans[0]?.from).toBe(from)
        expect(spans.at(-1)?.to).toBe(10_000)
        for (const [index, span] of spans.entries()) {
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to)
          if (span.state === 'polled')
            expect(covered.some((time) => time.from <= span.from && (span.to <= time.to || span.to === 10_000))).toBe(
              true,
            )
        }
      }),
    )
  })
})

describe('a summary', () => {
  it('counts from when it was set up, and names the longest gap', () => {
    const spans = coverageSpans(
      facts({
        covered: [
          { from: 2_000, to: 6_000, failedAfter: false },
          { from: 6_500, to: 8_000, failedAfter: true },
        ],
        firstTriedAt: 2_000,
      }),
      0,
      10_000,
    )
    expect(summariseCoverage(spans)).toEqual({
      share: 5_500 / 8_000,
      longestGap: { state: 'failing', from: 8_000, to: 10_000 },
    })
    expect(summariseCoverage(coverageSpans(facts(), 0, 10))).toEqual({ share: null, longestGap: null })
  })
})
