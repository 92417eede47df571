/** What later updates do to the windows of earlier ones, sentences and confidence, and texts that keep a log in themselves. */
import { describe, expect, test } from 'vitest'
import { describedWindows } from './described-windows'
import { windowsIn, windowsOf } from './testing/windows-in'

const AT_230 = '2024-05-02T21:30Z'
const AT_430 = '2024-05-02T23:30Z'

describe('a later update', () => {
  test('replaces the window of an earlier one, which is kept', () => {
    expect(
      windowsOf(
        [AT_230, 'Between 1:10 PM and 2:20 PM PDT, calls failed.'],
        [AT_430, 'We looked again. Between 1:10 PM and 4:20 PM PDT, calls failed.'],
      ),
    ).toEqual(['[2024-05-02T20:10Z/2024-05-02T21:20Z]', '2024-05-02T20:10Z/2024-05-02T23:20Z'])
  })

  test('closes a start, with a range of its own or with an end', () => {
    const start = [AT_230, 'Starting at 2:12 PM PDT we see errors.'] as const
    const open = '[2024-05-02T21:12Z/..]'
    expect(windowsOf(start, [AT_430, 'Between 2:10 PM and 4:20 PM PDT, calls failed.'])).toEqual([
      open,
      '2024-05-02T21:10Z/2024-05-02T23:20Z',
    ])
    expect(windowsOf(start, [AT_430, 'As of 4:20 PM PDT, the issue has been resolved.'])).toEqual([
      open,
      '2024-05-02T21:12Z/2024-05-02T23:20Z',
    ])
  })

  test('leaves a start open where it tells of a part only', () => {
    const start = [AT_230, 'Starting at 2:12 PM PDT we see errors.'] as const
    for (const text of [
      'As of 4:20 PM PDT, we are seeing recovery for most customers.',
      'As of 4:20 PM PDT, we have resolved the delays of one API. Other changes are still delayed.',
      'Power was restored at 4:20 PM PDT.',
    ]) {
      expect(windowsOf(start, [AT_430, text]), text).toEqual(['2024-05-02T21:12Z/..'])
    }
  })

  test('that repeats a window adds none', () => {
    expect(
      windowsOf(
        [AT_230, 'Between 1:10 PM and 2:20 PM PDT, calls failed.'],
        [AT_430, 'Between 1:10 PM and 2:20 PM PDT, calls failed. The cause was a bug.'],
      ),
    ).toEqual(['2024-05-02T20:10Z/2024-05-02T21:20Z'])
  })

  test('that withdraws what was said leaves nothing current', () => {
    expect(
      windowsOf(
        [AT_230, 'Between 1:10 PM and 2:20 PM PDT, calls failed.'],
        [AT_430, 'The previous update was posted in error. There was no impact.'],
      ),
    ).toEqual(['[2024-05-02T20:10Z/2024-05-02T21:20Z]'])
  })

  test('that tells of a relapse leaves the first bout as it is', () => {
    expect(
      windowsOf(
        [AT_230, 'Between 1:10 PM and 2:20 PM PDT, calls failed.'],
        [AT_430, 'Starting at 3:55 PM PDT, calls fail again with errors.'],
      ),
    ).toEqual(['2024-05-02T20:10Z/2024-05-02T21:20Z', '2024-05-02T22:55Z/..'])
  })

  test('that looks back at the start only takes nothing away', () => {
    expect(
      windowsOf(
        [AT_230, 'Between 1:10 PM and 2:20 PM PDT, calls failed.'],
        [
          AT_430,
          'Starting at 1:10 PM PDT, calls failed. The issue has been resolved and the service is operating normally.',
        ],
      ),
    ).toEqual(['2024-05-02T20:10Z/2024-05-02T21:20Z'])
  })

  test('days later means the start that was told before; without that, none', () => {
    const first = ['2026-08-15T03:43Z', 'We are looking into packet loss.'] as const
    const again = ['2026-08-17T05:55Z', 'Starting at 7:33 PM PDT, we began experiencing packet loss.'] as const
    expect(windowsOf(first, again)).toEqual([])
    expect(windowsOf(first, ['2026-08-15T05:55Z', again[1]], again)).toEqual(['2026-08-15T02:33Z/..'])
  })

  test('that corrects a window in the same breath gives the new one alone', () => {
    const text =
      'We previously reported that calls failed between 1:00 PM and 2:00 PM PDT; calls failed between 1:10 PM and 2:40 PM PDT.'
    expect(windowsIn(text, AT_430)).toEqual(['2024-05-02T20:10Z/2024-05-02T21:40Z'])
  })
})

test('two starts in one text stay open when one end is told', () => {
  const text =
    'Starting at 1:10 PM PDT, calls failed. Starting at 1:40 PM PDT, launches failed. The issue was resolved at 3:00 PM PDT.'
  expect(windowsIn(text, AT_430)).toEqual(['2024-05-02T20:10Z/..', '2024-05-02T20:40Z/..'])
})

test('a long look back with stages of its own', () => {
  const text =
    'There were three periods of impact. First, between 11:48 PM PDT on October 19 and 2:40 AM PDT on October 20, the ' +
    'database had errors. Second, between 5:30 AM and 2:09 PM on October 20, connections failed. Third, between 2:25 AM ' +
    'and 10:36 AM on October 20, launches failed. At 12:26 AM PDT on October 20, we identified the cause.'
  expect(windowsIn(text, '2025-10-23T22:50Z')).toEqual([
    '2025-10-20T06:48Z/2025-10-20T09:40Z',
    '2025-10-20T12:30Z/2025-10-20T21:09Z',
    '2025-10-20T09:25Z/2025-10-20T17:36Z',
  ])
})

describe('a text that keeps a log', () => {
  test.each([
    [
      'oldest first',
      'Errors\n\n[1:20 PM PDT] Starting at 1:12 PM PDT we see errors.\n\n[2:25 PM PDT] Between 1:10 PM and 2:20 PM PDT we saw errors.',
    ],
    [
      'newest first',
      '[2:25 PM PDT] Between 1:10 PM and 2:20 PM PDT we saw errors.\n\n[1:20 PM PDT] Starting at 1:12 PM PDT we see errors.',
    ],
    [
      'without brackets',
      '1:20 PM PDT Starting at 1:12 PM PDT we see errors.\n2:25 PM PDT Between 1:10 PM and 2:20 PM PDT we saw errors.',
    ],
  ])('%s', (_, text) => {
    expect(windowsOf([AT_230, text])).toEqual(['[2024-05-02T20:12Z/..]', '2024-05-02T20:10Z/2024-05-02T21:20Z'])
  })

  test('counts times from its own stamps, over midnight too', () => {
    const text =
      '[10:45 PM PDT] Starting at 10:30 PM PDT we see errors.\n\n[3:16 AM PDT] Between 10:30 PM and 2:59 AM PDT we saw errors.'
    expect(windowsOf(['2020-04-23T01:00Z', text])).toEqual([
      '[2020-04-22T05:30Z/..]',
      '2020-04-22T05:30Z/2020-04-22T09:59Z',
    ])
  })

  test('gives no end that lies long after the post, though its stamp does and the end lies after the stamp', () => {
    const until = (end: string) => `[1:05 PM PDT] Between 12:36 PM and ${end} PDT calls failed`
    expect(windowsOf(['2024-05-02T19:56Z', until('1:10 PM')])).toEqual([])
    expect(windowsOf(['2024-05-02T19:56Z', until('1:06 PM')])).toEqual(['2024-05-02T19:36Z/2024-05-02T20:06Z'])
  })

  test('keeps the order of stamps that lie after the post', () => {
    const text =
      '[10:02 AM PDT] Between 9:10 AM and 9:50 AM PDT calls failed.\n\n[9:59 AM PDT] Starting at 9:12 AM PDT calls fail.'
    const expected = ['[2024-05-02T16:12Z/..]', '2024-05-02T16:10Z/2024-05-02T16:50Z']
    expect(windowsOf(['2024-05-02T16:55Z', text])).toEqual(expected)
    expect(windowsOf(['2024-05-02T16:55Z', text.split('\n\n').toReversed().join('\n\n')])).toEqual(expected)
  })
})

test('gives the sentence in the original words and says how sure it is', () => {
  const startedAt = Date.parse(AT_230)
  const read = (text: string) => describedWindows([{ observedAt: Date.parse(AT_230), text }], { startedAt })
  const plain = 'All is well. <b>Between</b> 1:10 PM and 2:20 PM PDT, calls failed &amp; queues grew. Sorry.'
  expect(read(plain)).toEqual([
    {
      clock: 'described',
      from: Date.parse('2024-05-02T20:10Z'),
      to: Date.parse('2024-05-02T21:20Z'),
      service: null,
      sentence: 'Between 1:10 PM and 2:20 PM PDT, calls failed & queues grew.',
      confidence: 'high',
      superseded: false,
    },
  ])
  const joined =
    'Starting at 1:10 PM PDT, calls failed. We found out why. As of 2:20 PM PDT, the issue has been resolved.'
  expect(read(`${joined} Sorry.`)).toMatchObject([{ sentence: joined, confidence: 'medium' }])
  for (const text of [
    'Between 1:10 and 2:20 PM PDT, calls failed.',
    'Between 1:10 PM and 2:20 PM, calls failed.',
    'Between about 1:10 PM and 2:20 PM PDT, calls failed.',
  ]) {
    expect(read(text), text).toMatchObject([{ confidence: 'medium' }])
  }
})
