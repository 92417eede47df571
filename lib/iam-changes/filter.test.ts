/** The filter of changes as it stands in an address: read and written alike, what is wrong named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANGE_SOURCES, MEANS } from '@/lib/domain/iam-changes/change'
import {
  type ChangeFilter,
  formatChangeFilter,
  isUnfilteredChanges,
  NO_CHANGE_FILTER,
  parseChangeFilter,
} from './filter'

const parse = (query: string) => parseChangeFilter(new URLSearchParams(query))

describe('the filter', () => {
  test('lets everything through where nothing is asked', () => {
    expect(parse('')).toEqual({ filter: NO_CHANGE_FILTER, problems: {} })
    expect(isUnfilteredChanges(NO_CHANGE_FILTER)).toBe(true)
  })

  test('reads moments with and without a zone, and days', () => {
    const at = Date.parse('2026-05-07T14:00:00Z')
    expect(parse('from=2026-05-07T14:00').filter.from).toBe(at)
    expect(parse('from=2026-05-07T16:00%2B02:00').filter.from).toBe(at)
    expect(parse('from=2026-05-07 14:00').filter.from).toBe(at)
    expect(parse('to=2026-05-08').filter.to).toBe(Date.parse('2026-05-08T00:00:00Z'))
  })

  test.each([
    ['from=yesterday', 'from'],
    ['from=2026-13-40', 'from'],
    ['from=2026-05-08&to=2026-05-07', 'to'],
    ['account=12', 'account'],
    [`account=${Array.from({ length: 201 }, (_, n) => String(100_000_000_000 + n)).join(',')}`, 'account'],
    ['incident=1;drop', 'incident'],
    ['means=magic', 'means'],
    ['source=s3.amazonaws.com', 'source'],
    ['unexplained=maybe', 'unexplained'],
    [`q=${'x'.repeat(201)}`, 'q'],
  ])('%s is wrong', (query, name) => {
    expect(Object.keys(parse(query).problems)).toEqual([name])
  })

  test('is read as it was written', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 }))
    const filters = fc.record({
      account: fc.uniqueArray(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }).map(String), { maxLength: 5 }),
      incident: fc.option(fc.integer({ min: 1 }).map(String)),
      means: fc.subarray([...MEANS]),
      source: fc.subarray([...CHANGE_SOURCES]),
      q: fc.string({ maxLength: 50 }).map((text) => text.replaceAll('\u0000', '').trim()),
      unexplained: fc.boolean(),
      ends: fc.tuple(moment, moment),
    })
    fc.assert(
      fc.property(filters, ({ ends: [one, other], ...rest }) => {
        const isTurned = one !== null && other !== null && one > other
        const filter: ChangeFilter = { ...rest, from: isTurned ? other : one, to: isTurned ? one : other }
        expect(parseChangeFilter(formatChangeFilter(filter))).toEqual({ filter, problems: {} })
      }),
    )
  })
})
