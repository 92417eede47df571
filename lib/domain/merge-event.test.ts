import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EventColumns, hasMoved, isLaterPayload, mergeColumns } from './merge-event'

const severity = fc.constantFrom(null, 'informational', 'degradation', 'disruption')
const columns: fc.Arbitrary<EventColumns> = fc.record({
  listing: fc.constantFrom('bundled', 'history', 'current'),
  saidAt: fc.integer({ min: 0, max: 3 }),
  status: fc.constantFrom('open', 'closed'),
  fetchedAt: fc.integer({ min: 0, max: 1_000_000 }),
  arn: fc.constantFrom(null, 'arn'),
  service: fc.constant('iam'),
  upstreamService: fc.constant('iam'),
  serviceName: fc.constantFrom(null, 'IAM'),
  region: fc.constant('global'),
  typeCode: fc.constantFrom(null, 'CODE'),
  category: fc.constant('issue'),
  scope: fc.constant('PUBLIC'),
  severity,
  peakSeverity: severity,
  summary: fc.string({ maxLength: 3 }),
  startedAt: fc.integer({ min: 0, max: 5 }),
  endedAt: fc.option(fc.integer({ min: 5, max: 9 })),
  timePrecision: fc.constant('exact'),
  referenceUrl: fc.constantFrom(null, 'https://example.com'),
  startInferred: fc.constant(false),
  payloadDigest: fc.string({ maxLength: 3 }),
})

/** Payloads that were fetched at different times, as payloads are. */
const payloads = fc.uniqueArray(columns, { minLength: 1, maxLength: 6, selector: ({ fetchedAt }) => fetchedAt })
const mergeAll = (list: readonly EventColumns[]) => list.reduce(mergeColumns)

describe('merging payloads', () => {
  it('gives the same in every order', () => {
    const shuffled = payloads.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const { serviceName: _a, ...one } = mergeAll(list)
        const { serviceName: _b, ...two } = mergeAll(other)
        expect(two).toEqual(one)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(payloads, columns, (list, last) => {
        const once = mergeAll([...list, last])
        expect(hasMoved(once, mergeColumns(once, last))).toBe(false)
      }),
    )
  })

  it('never loses an ARN, a link or a peak, and never ends before it starts', () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const merged = mergeAll(list)
        expect(merged.arn).toBe(list.some(({ arn }) => arn !== null) ? 'arn' : null)
        expect(merged.referenceUrl === null).toBe(list.every(({ referenceUrl }) => referenceUrl === null))
        expect(merged.endedAt === null || merged.endedAt >= merged.startedAt).toBe(true)
      }),
    )
  })
})

describe('which payload is later', () => {
  const base = { listing: 'current', saidAt: 10, status: 'open', fetchedAt: 5 } as const
  it.each([
    ['what was said later', { ...base, saidAt: 11, listing: 'history' as const }, base],
    ['at one moment a resolution', { ...base, status: 'closed', listing: 'history' as const, fetchedAt: 1 }, base],
    ['at one moment the more direct listing', base, { ...base, listing: 'history' as const, fetchedAt: 9 }],
    ['of one listing the later fetch', { ...base, fetchedAt: 6 }, base],
    [
      'any feed before the bundle',
      { ...base, listing: 'rss' as const, saidAt: 1 },
      { ...base, listing: 'bundled' as const, saidAt: 99 },
    ],
  ])('%s', (_name, later, earlier) => {
    expect(isLaterPayload(later, earlier)).toBe(true)
    expect(isLaterPayload(earlier, later)).toBe(false)
  })
})

describe('the start', () => {
  it('comes from a JSON document even when an RSS feed speaks later', () => {
    const json = fc.sample(columns, 1)[0] as EventColumns
    const known = { ...json, listing: 'current' as const, startedAt: 2, endedAt: null, saidAt: 1 }
    const rss = { ...known, listing: 'rss' as const, startedAt: 4, saidAt: 5, startInferred: true }
    expect(mergeColumns(known, rss)).toMatchObject({ startedAt: 2, startInferred: false, saidAt: 5 })
    expect(mergeColumns(rss, known)).toMatchObject({ startedAt: 2, startInferred: false, saidAt: 5 })
  })
})
