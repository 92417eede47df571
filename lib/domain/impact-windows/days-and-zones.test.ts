/** Days written beside times, zones and seasons, and what is refused because two readings fit. */
import { describe, expect, test } from 'vitest'
import { windowsIn } from './testing/windows-in'

describe('days', () => {
  const NIGHT = '2024-05-04T10:30Z'
  test.each([
    ['Between May 3 11:10 PM and May 4 2:25 AM PDT, calls failed.'],
    ['Between May 3 11:10 PM PDT and May 4 2:25 AM PDT, calls failed.'],
    ['Between May 3rd, 11:10 PM PDT and May 4th, 2:25 AM PDT, calls failed.'],
    ['Between May 3 at 11:10 PM PDT and May 4 at 2:25 AM PDT, calls failed.'],
    ['Between 11:10 PM on May 3rd, and 2:25 AM PDT on May 4th, calls failed.'],
    ['Between 11:10 PM PDT on May 3, 2024 and 2:25 AM PDT on May 4, 2024, calls failed.'],
    ['Between 11:10 PM PDT 3rd May and 02:25 AM PDT 4th May 2024, calls failed.'],
    ['Between 11:10 PM PDT on the 3rd of May and 2:25 AM PDT on the 4th of May, calls failed.'],
    ['Between 3 May 11:10 PM and 4 May 2:25 AM PDT, calls failed.'],
    ['Between Friday 11:10 PM PDT and Saturday 2:25 AM PDT, calls failed.'],
    ['Between 11:10 PM PDT on 05/03/2024 and 2:25 AM PDT on 05/04/2024, calls failed.'],
    ['Between 11:10 PM PDT on 5/3 and 2:25 AM PDT on 5/4, calls failed.'],
    ['From 11:10 PM PDT (May 3) to 2:25 AM PDT (May 4), calls failed.'],
    ['Between 11:10 PM PDT last night and 2:25 AM PDT this morning, calls failed.'],
    ['Between 11:10 PM PDT yesterday and 2:25 AM PDT today, calls failed.'],
    ['On May 3, between 11:10 PM and 2:25 AM PDT, calls failed.'],
    ['On Friday, May 3, from 11:10 PM to 2:25 AM PDT, calls failed.'],
    ['Between 11:10 PM and 2:25 AM PDT on May 4, calls failed.'],
    ['Between 11:10 PM and 2:25 AM PDT, calls failed.'],
    ['From 06:10 to 09:25 UTC, calls failed.'],
    ['From 2024-05-04 06:10 UTC to 2024-05-04 09:25 UTC, calls failed.'],
  ])('%s', (text) => {
    expect(windowsIn(text, NIGHT)).toEqual(['2024-05-04T06:10Z/2024-05-04T09:25Z'])
  })

  test('finds the year around its turn', () => {
    const text = 'Between December 31 11:30 PM PST and January 1 12:45 AM PST, calls failed.'
    expect(windowsIn(text, '2025-01-01T09:00Z')).toEqual(['2025-01-01T07:30Z/2025-01-01T08:45Z'])
  })

  test('takes days that lie far back where they are written', () => {
    const text = 'Between June 30th 2:20 PM and July 5th 9:00 PM PDT, calls failed.'
    expect(windowsIn(text, '2017-07-06T04:27Z')).toEqual(['2017-06-30T21:20Z/2017-07-06T04:00Z'])
  })

  test.each([
    ['a day that the range is not on', 'Between 1:15 AM and 2:30 AM PDT, logs of May 1 were not delivered.'],
    ['two days in front', 'On May 2 and May 3, between 11:10 PM and 2:25 AM PDT, calls failed.'],
    ['a weekday that the day is not', 'On Monday, May 3, between 1:10 PM and 2:25 PM PDT, calls failed.'],
    ['a day to come', 'Between 1:10 PM and 2:25 PM PDT on May 6, calls failed.'],
    ['a day that is none', 'Between 1:10 PM and 2:25 PM PDT on February 30, calls failed.'],
    ['midnight of a day', 'Between 11:10 PM PDT on May 3 and midnight PDT on May 4, calls failed.'],
    ['AM written for PM', 'Between 1:10 AM and 2:25 PM PDT, calls failed.'],
    ['half a day ago and no day', 'Between 1:10 PM and 2:25 PM PDT, calls failed.'],
  ])('refuses %s', (_, text) => {
    expect(windowsIn(text, NIGHT)).toEqual([])
  })
})

describe('zones and seasons', () => {
  test.each([
    ['PST', '2024-01-10T22:00Z', 'Between 11:00 AM and 1:05 PM PST calls failed.', '19:00Z/21:05Z'],
    ['PDT', '2024-07-10T22:00Z', 'Between 11:00 AM and 1:05 PM PDT calls failed.', '18:00Z/20:05Z'],
    ['PT in winter', '2024-01-10T22:00Z', 'Between 11:00 AM and 1:05 PM PT calls failed.', '19:00Z/21:05Z'],
    ['PT in summer', '2024-07-10T22:00Z', 'Between 11:00 AM and 1:05 PM PT calls failed.', '18:00Z/20:05Z'],
    ['CET', '2024-01-10T12:20Z', 'Between 11:00 and 13:05 CET, calls failed.', '10:00Z/12:05Z'],
    ['CEST', '2024-07-10T12:20Z', 'Between 11:00 and 13:05 CEST, calls failed.', '09:00Z/11:05Z'],
    ['BST', '2024-07-10T12:20Z', 'Between 11:00 AM and 1:05 PM BST, calls failed.', '10:00Z/12:05Z'],
    ['IST', '2024-07-10T12:20Z', 'Between 11:00 AM and 1:05 PM IST, calls failed.', '05:30Z/07:35Z'],
    ['JST', '2024-07-10T06:20Z', 'Between 11:00 AM and 1:05 PM JST, calls failed.', '02:00Z/04:05Z'],
    ['UTC+9', '2024-07-10T06:20Z', 'Between 11:00 and 13:05 (UTC+9), calls failed.', '02:00Z/04:05Z'],
    ['EST', '2024-01-10T22:00Z', 'Between 11:00 AM and 1:05 PM EST calls failed.', '16:00Z/18:05Z'],
    [
      'PST in summer, else after the post',
      '2024-07-10T20:20Z',
      'Between 11:00 AM and 1:05 PM PST calls failed.',
      '18:00Z/20:05Z',
    ],
    ['a bare morning', '2024-07-10T19:00Z', 'Between 10:10 and 11:25 PDT, calls failed.', '17:10Z/18:25Z'],
  ])('%s', (_, observedAt, text, expected) => {
    const day = observedAt.slice(0, 10)
    expect(windowsIn(text, observedAt)).toEqual([expected.replace(/(^|\/)/g, `$1${day}T`)])
  })

  test('the night on which clocks change', () => {
    const spring = 'Between 11:30 PM PST on March 9 and 4:00 AM PDT on March 10, calls failed.'
    expect(windowsIn(spring, '2024-03-10T12:00Z')).toEqual(['2024-03-10T07:30Z/2024-03-10T11:00Z'])
    const autumn = 'Between 1:10 AM PDT and 2:50 AM PST, calls failed.'
    expect(windowsIn(autumn, '2024-11-03T12:30Z')).toEqual(['2024-11-03T08:10Z/2024-11-03T10:50Z'])
  })

  test.each([
    [
      'PST in summer, where both readings lie before the post',
      '2024-07-10T23:20Z',
      'Between 11:00 AM and 1:05 PM PST calls failed.',
    ],
    ['PDT in winter', '2024-01-10T23:20Z', 'Between 11:00 AM and 1:05 PM PDT calls failed.'],
    [
      'one zone for both sides of a change of clocks',
      '2024-11-03T12:30Z',
      'Between 11:10 PM and 2:50 AM PST, calls failed.',
    ],
    ['a time that clocks showed twice', '2024-11-03T10:30Z', 'Between 12:10 AM and 1:50 AM, calls failed.'],
    ['24 hours without a zone', '2024-07-10T23:20Z', 'Between 11:00 and 13:05, calls failed.'],
    ['an afternoon that may be a morning', '2024-07-10T23:20Z', 'Between 1:00 and 1:35 PDT, calls failed.'],
    ['CST, which is two places', '2024-07-10T23:20Z', 'Between 1:00 PM and 1:35 PM CST, calls failed.'],
  ])('refuses %s', (_, observedAt, text) => {
    expect(windowsIn(text, observedAt)).toEqual([])
  })
})
