import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterListing, afterPage, beginListing, type HealthCursor, listingOf } from './health-cursor'

const MINUTE = 60_000
const page = (times: number[], nextToken: string | null, answeredAt: number | null = null) => ({
  events: times.map((lastUpdatedAt) => ({ lastUpdatedAt })),
  nextToken,
  answeredAt,
})

describe('the cursor of AWS Health', () => {
  it('asks for everything first, and then with an overlap', () => {
    expect(listingOf({})).toEqual(beginListing(null))
    expect(listingOf({ listedUntil: 100 * MINUTE }).updatedSince).toBe(70 * MINUTE)
  })

  it('leaves a long overlap out four times of five, so that a wave of changes does not make each poll long', () => {
    const listed = (cursor: HealthCursor, pages: number) => {
      let listing = listingOf(cursor)
      for (let n = pages; n > 0; n -= 1) listing = afterPage(listing, page([], n === 1 ? null : 'more', 100 * MINUTE))
      return afterListing(cursor, listing)
    }
    let cursor: HealthCursor = { listedUntil: 100 * MINUTE }
    const asked: (number | null)[] = []
    for (const pages of [3, 1, 1, 1, 1, 3, 1]) {
      asked.push(listingOf(cursor).updatedSince)
      cursor = listed(cursor, pages)
    }
    const [wide, narrow] = [70 * MINUTE, 100 * MINUTE + 1]
    expect(asked).toEqual([wide, narrow, narrow, narrow, narrow, wide, narrow])
    expect(listingOf(listed({ listedUntil: 100 * MINUTE, isLong: true, narrow: 4 }, 1)).updatedSince).toBe(wide)
  })

  it('goes on with a listing that is under way', () => {
    const listing = afterPage(beginListing(5), page([7], 'more', 8))
    expect(listingOf({ listedUntil: 1, listing })).toBe(listing)
  })

  it('moves to the latest time seen, but not past the first answer: what moved after it may be missing', () => {
    const first = afterPage(beginListing(null), page([100, 90], 'more', 120))
    const last = afterPage(first, page([500, 80], null, 600))
    expect(afterListing({}, last)).toMatchObject({ listedUntil: 120, listing: null })
    expect(afterListing({}, afterPage(beginListing(null), page([100], null, 120))).listedUntil).toBe(100)
  })

  it('trusts, where AWS does not tell its time, only what the first page shows', () => {
    const first = afterPage(beginListing(null), page([100], 'more'))
    expect(afterListing({}, afterPage(first, page([500], null))).listedUntil).toBe(100)
  })

  it('stays where nothing was listed', () => {
    const empty = afterPage(beginListing(3), page([], null, 900))
    expect(afterListing({ listedUntil: 33 }, empty).listedUntil).toBe(33)
    expect(afterListing({}, empty).listedUntil).toBeNull()
  })

  it('never moves back, nor past what AWS said, whatever the pages hold', () => {
    const times = fc.array(fc.nat(10_000))
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.tuple(times, fc.option(fc.nat(10_000))), { minLength: 1 }),
        (before, pages) => {
          const listing = pages.reduce(
            (under, [seen, at], index) =>
              afterPage(under, page(seen, index === pages.length - 1 ? null : `t${index}`, at)),
            beginListing(null),
          )
          const { listedUntil } = afterListing({ listedUntil: before }, listing)
          expect(listedUntil).toBeGreaterThanOrEqual(before)
          expect(listedUntil).toBeLessThanOrEqual(Math.max(before, ...pages.flatMap(([seen]) => seen)))
        },
      ),
    )
  })
})
