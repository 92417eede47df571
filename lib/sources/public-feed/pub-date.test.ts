import { describe, expect, it } from 'vitest'
import { instantOfPubDate } from './pub-date'

describe('instantOfPubDate', () => {
  it.each([
    ['Mon, 17 Aug 2026 21:01:19 PDT', '2026-08-18T04:01:19.000Z'],
    ['Tue, 03 Mar 2026 08:40:00 PST', '2026-03-03T16:40:00.000Z'],
    ['Tue, 3 Mar 2026 08:40 pst', '2026-03-03T16:40:00.000Z'],
    ['03 Mar 2026 08:40:00 GMT', '2026-03-03T08:40:00.000Z'],
    ['Thu, 31 Dec 2026 23:30:00 EST', '2027-01-01T04:30:00.000Z'],
    ['Thu, 01 Jan 2026 00:30:00 +0900', '2025-12-31T15:30:00.000Z'],
    ['Thu, 01 Jan 2026 00:30:00 -0730', '2026-01-01T08:00:00.000Z'],
    ['Thu, 01 Jan 2026 00:30:00Z', '2026-01-01T00:30:00.000Z'],
  ])('reads %s', (text, iso) => {
    const instant = instantOfPubDate(text)
    expect(instant === null ? null : new Date(instant).toISOString()).toBe(iso)
  })

  it.each([
    '',
    'yesterday',
    '2026-08-17T21:01:19Z',
    'Mon, 17 Aug 2026 21:01:19',
    'Mon, 17 Aug 2026 21:01:19 XYZ',
    'Mon, 17 Aug 2026 21:01:19 constructor',
    'Mon, 31 Feb 2026 21:01:19 PST',
    'Mon, 17 Foo 2026 21:01:19 PDT',
    'Mon, 17 Aug 2026 25:01:19 PDT',
  ])('does not guess at %j', (text) => {
    expect(instantOfPubDate(text)).toBeNull()
  })
})
