/** Open windows, the ends that close them, and times that are neither. */
import { describe, expect, test } from 'vitest'
import { windowsIn } from './testing/windows-in'

const AFTERNOON = '2024-05-02T23:30Z'
const OPEN = '2024-05-02T20:10Z/..'

test.each([
  ['Starting at 1:10 PM PDT, we began experiencing errors. We will provide another update by 5:30 PM PDT.'],
  ['Starting May 2 1:10 PM PDT, calls failed.'],
  ['Beginning at 1:10 PM PDT some calls failed.'],
  ['Beginning on May 2 at 1:10 PM PDT, customers began experiencing elevated errors.'],
  ['From 1:10 PM PDT onwards, calls failed.'],
  ['Since 1:10 PM PDT, customers have been seeing increased errors.'],
  ['Customers have not been able to sign in since 1:10 PM PDT.'],
  ['At 1:10 PM PDT, we began experiencing elevated errors.'],
  ['We began experiencing elevated errors for the console at 1:10 PM PDT.'],
  ['The issue began at 1:10 PM PDT.'],
  ['This issue started around 1:10 PM PDT and we are working on it.'],
  ['We are looking into increased errors, which began at 1:10 PM PDT, in EU-WEST-1.'],
  ['We are looking into increased errors in EU-WEST-1 starting at 1:10 PM PDT.'],
  ['Starting at 20:10 UTC, calls failed. Our engineers were engaged at 20:19 UTC.'],
  ['日本時間 2024年5月3日 5:10 より、エラーが発生しています。'],
  ['Starting at 1:10 PM PDT, calls failed. At 3:00 PM PDT the majority of instances had recovered.'],
  ['Starting at 1:10 PM PDT, calls failed. The issue was resolved at 2:25 PM PDT for most customers.'],
  [
    'Starting at 1:10 PM PDT, calls failed. As of 3:00 PM PDT, the API issue has been resolved. We continue to work on the rest.',
  ],
  ['Starting at 1:10 PM PDT, calls failed. At 3:00 PM PDT, the DNS issue was resolved and services are recovering.'],
  [
    'Starting at 1:10 PM PDT, calls failed. By 2:25 PM PDT the console had fully recovered, and at 3:00 PM PDT calls were fine.',
  ],
  ['Starting at 1:10 PM PDT, servers lost power. Power was restored at 2:25 PM PDT.'],
])('open: %s', (text) => {
  expect(windowsIn(text, AFTERNOON)).toEqual([OPEN])
})

test.each([
  ['The issue started at 1:10 PM PDT and was resolved at 2:25 PM PDT.'],
  ['The event began at 1:10 PM PDT and ended at 2:25 PM PDT.'],
  ['Starting at 1:10 PM PDT and ending at 2:25 PM PDT, some calls failed.'],
  ['Beginning at 1:10 PM PDT until 2:25 PM PDT, some calls failed.'],
  ['Beginning at 1:10 PM PDT, calls failed until 2:25 PM PDT.'],
  ['The impact lasted from 1:10 PM PDT until 2:25 PM PDT.'],
  ['Starting at 1:10 PM PDT we saw errors. As of 2:25 PM PDT, the issue has been resolved.'],
  [
    'Starting at 1:10 PM PDT we saw errors. By 2:25 PM, all affected devices were restored. We do not expect this again.',
  ],
  [
    'Starting at 1:10 PM PDT we saw errors. At 1:40 PM PDT we found the cause. By 2:25 PM PDT all services had recovered.',
  ],
  ['Starting at 1:10 PM PDT we saw errors. The issue was resolved at 2:25 PM PDT and we will keep watching.'],
  [
    'Beginning at 1:10 PM PDT we saw longer waits and errors. Waits were resolved at 1:50 PM PDT, at which point some ' +
      'clusters still had errors. As of 2:25 PM PDT both issues have been resolved and the service is operating normally.',
  ],
  [
    'Starting at 1:10 PM PDT deliveries were delayed. Recovery began at 1:50 PM PDT, and by 2:25 PM PDT the backlog of ' +
      'all deliveries was processed. All issues are fully resolved.',
  ],
])('closed: %s', (text) => {
  expect(windowsIn(text, AFTERNOON)).toEqual(['2024-05-02T20:10Z/2024-05-02T21:25Z'])
})

test('an end on a later day', () => {
  const text =
    'Starting August 14 7:33 PM PDT, we saw packet loss. Engineers came at 7:45 PM on August 14. By 8:30 PM, we knew why. ' +
    'By 7:26 PM on August 17, all devices were restored and the site was verified as fully operational.'
  expect(windowsIn(text, '2026-08-18T04:01Z')).toEqual(['2026-08-15T02:33Z/2026-08-18T02:26Z'])
})

describe('neither', () => {
  test.each([
    ['the next update', 'We will provide another update by 3:30 PM PDT, or sooner.'],
    ['work', 'Engineering was engaged at 2:19 PM PDT, and at 2:40 PM PDT we identified the cause of the errors.'],
    ['a range of work', 'Between 1:10 PM and 2:25 PM PDT, we deployed a fix to reduce errors.'],
    ['a found cause', 'Between 1:10 PM and 2:25 PM PDT, we identified the cause of the errors.'],
    ['throttling', 'From 1:10 PM to 2:25 PM PDT, we throttled launches to aid recovery.'],
    ['a recovery', 'Between 1:10 PM and 2:25 PM PDT, error rates recovered gradually.'],
    ['a start of recovery', 'Starting at 1:10 PM PDT, error rates began to improve.'],
    ['recovery', 'Recovery began at 1:10 PM PDT.'],
    ['seen recovery', 'Since 1:10 PM PDT, we have seen recovery of the API.'],
    ['normal since', 'Error rates have been at normal levels since 1:10 PM PDT.'],
    ['none since', 'We have not seen any errors since 1:10 PM PDT.'],
    ['an investigation', 'Investigation of the issue began at 1:10 PM PDT.'],
    ['no impact', 'Between 1:10 PM and 2:25 PM PDT, customers were not affected.'],
    ['a plan', 'We plan to finish the work between 1:10 PM and 2:25 PM PDT to reduce errors.'],
    ['an expectation', 'We expect recovery between 1:10 PM and 2:25 PM PDT.'],
    ['a promise', 'Customers will experience errors between 1:10 PM and 2:25 PM PDT.'],
    [
      'maintenance',
      'Instances are scheduled for maintenance between 2024-05-01 04:00:00 UTC and 2024-05-01 06:00:00 UTC.',
    ],
    ['office hours', 'Our support desk answers between 9:00 AM and 2:00 PM PDT.'],
    ['percentages', 'Error rates were between 5% and 10% in 2 of 3 zones, 24/7.'],
    ['zones', 'We see packet loss between availability zones use1-az1 and use1-az2.'],
    ['a bare moment of trouble', 'At 1:10 PM PDT one of ten data centers lost power.'],
    ['an update that completed', 'The issue started with a software update that completed at 1:10 PM PDT.'],
    ['an end without a start', 'As of 1:10 PM PDT, we have resolved the issue. Other changes are still delayed.'],
    ['the same time twice', 'Between 1:10 PM and 1:10 PM PDT, calls failed.'],
    ['an end before its start', 'Between 1:10 PM and 1:05 PM PDT, calls failed.'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(windowsIn(text, AFTERNOON)).toEqual([])
  })
})
