import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMessageTime } from './message-times'

describe('the times of messages', () => {
  it.each([
    ['Thu, 26 Jan 2023 13:19:03 GMT', '2023-01-26T13:19:03Z'],
    ['Thu, 2 Jun 2022 00:02:24 GMT', '2022-06-02T00:02:24Z'],
    ['26 Jan 2023 13:19:03 UTC', '2023-01-26T13:19:03Z'],
    ['Mon, 26 Jan 2023 13:19:03 GMT', '2023-01-26T13:19:03Z'],
    ['Thu, 26 January 2023 13:19:03', '2023-01-26T13:19:03Z'],
    ['2023-01-26T01:43:21Z', '2023-01-26T01:43:21Z'],
    ['2023-01-26T01:43:21.250Z', '2023-01-26T01:43:21.250Z'],
    ['2023-01-26T03:43:21+02:00', '2023-01-26T01:43:21Z'],
    ['2023-01-26 01:43:21', '2023-01-26T01:43:21Z'],
  ])('%s', (text, iso) => expect(findMessageTime(text)).toBe(Date.parse(iso)))

  it.each([
    '',
    'soon',
    '26.01.2023',
    '1674738000',
    'Thu, 26 Foo 2023 13:19:03 GMT',
    'Thu, 26 Jan 2023',
    '2023-13-45T00:00:00Z',
  ])('are not found in "%s"', (text) => expect(findMessageTime(text)).toBeNull())

  it('come through both ways of writing them', () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0) / 1_000, max: Date.UTC(2099, 0) / 1_000 })
    fc.assert(
      fc.property(seconds, (second) => {
        const moment = new Date(second * 1_000)
        expect(findMessageTime(moment.toUTCString())).toBe(moment.getTime())
        expect(findMessageTime(moment.toISOString())).toBe(moment.getTime())
      }),
    )
  })
})
