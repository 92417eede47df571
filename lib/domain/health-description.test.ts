import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitDescription, summaryOf } from './health-description'
import type { NormalUpdate } from './health-event'

const at = (iso: string) => Date.parse(iso)
const shown = (updates: readonly NormalUpdate[]) =>
  updates.map(({ observedAt, text }) => `${new Date(observedAt).toISOString().slice(0, 16)}Z ${text}`)

const split = (text: string, startedAt: string, lastUpdatedAt: string) =>
  shown(splitDescription(text, { startedAt: at(startedAt), lastUpdatedAt: at(lastUpdatedAt) }))

describe('a stamped text', () => {
  const text =
    '[RESOLVED] Slow widgets\n\n[02:45 AM PDT] We are looking at slow widgets.\n\n[03:16 AM PDT] Widgets are fast again.'

  it('gives an update for each stamp, without stamp and title', () => {
    expect(split(text, '2020-04-21T09:45:25Z', '2020-04-21T10:16:44Z')).toEqual([
      '2020-04-21T09:45Z We are looking at slow widgets.',
      '2020-04-21T10:16Z Widgets are fast again.',
    ])
  })

  it('goes over midnight with the clocks of its zone', () => {
    const night = 'Title\n\n[11:50 PM PST] One.\n\n[12:20 AM PST] Two.\n\n[01:05 AM PST] Three.'
    expect(split(night, '2024-01-10T07:30:00Z', '2024-01-10T09:06:00Z')).toEqual([
      '2024-01-10T07:50Z One.',
      '2024-01-10T08:20Z Two.',
      '2024-01-10T09:05Z Three.',
    ])
  })

  it('takes days into account where they are written', () => {
    const days = 'Title\n\n[Oct 20 2:01 AM PDT] One.\n\n[Oct 22 1:00 AM PDT] Two.'
    expect(split(days, '2025-10-20T07:11:00Z', '2025-10-22T08:02:00Z')).toEqual([
      '2025-10-20T09:01Z One.',
      '2025-10-22T08:00Z Two.',
    ])
  })

  it('keeps what was read before where another paragraph is added days later', () => {
    const before = splitDescription('T\n\n[09:00 AM PDT] One.', {
      startedAt: at('2024-05-06T15:00Z'),
      lastUpdatedAt: at('2024-05-06T16:01Z'),
    })
    const after = splitDescription('T\n\n[09:00 AM PDT] One.\n\n[08:00 AM PDT] Two.', {
      startedAt: at('2024-05-06T15:00Z'),
      lastUpdatedAt: at('2024-05-09T15:01Z'),
    })
    expect(after[0]).toEqual(before[0])
    expect(shown(after)[1]).toBe('2024-05-07T15:00Z Two.')
  })

  it('is counted back from the last update where posts came long before the start', () => {
    const planned = 'Work ahead\n\n[09:00 AM PDT] It is planned.\n\n[11:00 AM PDT] It is still planned.'
    expect(split(planned, '2024-06-01T00:00:00Z', '2024-05-06T18:01:00Z')).toEqual([
      '2024-05-06T16:00Z It is planned.',
      '2024-05-06T18:00Z It is still planned.',
    ])
  })

  it('tells the two times of the night apart on which clocks are put back', () => {
    const night = 'T\n\n[01:30 AM PDT] One.\n\n[01:10 AM PST] Two.'
    expect(split(night, '2024-11-03T08:20:00Z', '2024-11-03T09:12:00Z')).toEqual([
      '2024-11-03T08:30Z One.',
      '2024-11-03T09:10Z Two.',
    ])
  })

  it('is found in a text that has lost its line breaks, and in HTML', () => {
    const flat = 'Slow widgets [02:45 AM PDT] Looking. [03:16 AM PDT] Found.'
    expect(split(flat, '2020-04-21T09:45:25Z', '2020-04-21T10:16:44Z')).toEqual([
      '2020-04-21T09:45Z Looking.',
      '2020-04-21T10:16Z Found.',
    ])
    const html = '<p>Slow</p><p>[02:45 AM PDT] Looking.</p>'
    expect(split(html, '2020-04-21T09:45:25Z', '2020-04-21T10:16:44Z')[0]).toBe('2020-04-21T09:45Z Looking.</p>')
  })

  it('keeps several paragraphs of one stamp together, and what stands under the title', () => {
    const text = 'Title\n\nWhat is known so far.\n\n[02:45 AM PDT] One.\nMore.\n\nAnd more.'
    expect(split(text, '2020-04-21T09:45:25Z', '2020-04-21T10:16:44Z')).toEqual([
      '2020-04-21T09:45Z What is known so far.',
      '2020-04-21T09:45Z One.\nMore.\n\nAnd more.',
    ])
  })
})

describe('one update of the last update', () => {
  const one = (text: string) =>
    expect(split(text, '2020-04-21T09:45:25Z', '2020-04-21T10:16:44Z')).toEqual([`2020-04-21T10:16Z ${text}`])

  it('is a text without stamps, title and all', () => one('A title\n\nThe widget [blue] runs at 2:45 AM PDT.'))
  it('is a text whose stamps fall', () =>
    one('T\n\n[09:00 AM PDT] One.\n\n[08:30 AM PDT] Two.\n\n[08:00 AM PDT] Three.'))
  it('is a text with a zone of two meanings', () => one('T\n\n[02:45 AM CST] One.'))
  it('is a text whose stamps lack the half of the day', () => one('T\n\n[2:45 PDT] One.'))
  it('is none of an empty text', () =>
    expect(split('  \n', '2020-04-21T09:45:25Z', '2020-04-21T10:16:44Z')).toEqual([]))
})

const word = fc.stringMatching(/^[a-z]{1,8}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`)

describe('whatever the text', () => {
  it('loses no word of it but stamps and title', () => {
    const stamp = fc.integer({ min: 0, max: 23 * 60 + 59 }).map(clockOf)
    const paragraph = fc.oneof(
      sentence,
      fc.tuple(stamp, sentence).map(([clock, words]) => `[${clock} PDT] ${words}`),
    )
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs) => {
        const updates = splitDescription(['Title of it', ...paragraphs].join('\n\n'), {
          startedAt: at('2024-05-06T15:00Z'),
          lastUpdatedAt: at('2024-05-08T15:00Z'),
        })
        const kept = updates.map(({ text }) => text).join(' ')
        for (const each of paragraphs) expect(kept).toContain(each.replace(/^\[.*?\] /, ''))
        expect(updates.map(({ observedAt }) => observedAt)).toEqual(
          updates.map(({ observedAt }) => observedAt).toSorted((a, b) => a - b),
        )
      }),
    )
  })

  it('finds every post again that was stamped in order within a day of the one before', () => {
    const minute = 60_000
    const gaps = fc.array(fc.integer({ min: 1, max: 22 * 60 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), gaps, (offset, minutes) => {
        const startedAt = at('2023-01-01T00:00Z') + offset * minute
        let moment = startedAt
        const posts = minutes.map((gap, index) => {
          moment += gap * minute
          return { observedAt: moment, text: `Post ${index}.` }
        })
        // UTC has no night that is an hour longer or shorter.
        const text = `Title\n\n${posts.map(({ observedAt, text }) => `[${utcClock(observedAt)} UTC] ${text}`).join('\n\n')}`
        const updates = splitDescription(text, { startedAt, lastUpdatedAt: moment + minute })
        expect(updates).toEqual(posts.map((post) => ({ ...post, severity: null })))
      }),
    )
  })

  it('takes any text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('[', ']', '\n', ' ', '<br>', '1:20 AM PDT') }),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const updates = splitDescription(text, { startedAt: 0, lastUpdatedAt: 86_400_000 })
        expect(updates.length === 0).toBe(text.trim() === '')
        expect(summaryOf(text, 'AWS_X').length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('takes a long text in time in proportion to it', () => {
    const hostile = `${'\n '.repeat(50_000)}[02:45 AM PDT] One.${'[ '.repeat(50_000)}`
    expect(splitDescription(hostile, { startedAt: 0, lastUpdatedAt: 86_400_000 })).toHaveLength(1)
    expect(summaryOf(hostile, null)).not.toBe('')
  })
})

describe('a summary', () => {
  it.each([
    ['[RESOLVED] Slow widgets\n\n[02:45 AM PDT] Looking.', '[RESOLVED] Slow widgets'],
    ['We will replace your widget. Nothing needs doing. Thank you.', 'We will replace your widget.'],
    ['Hello,\n\nYour widget version 1.2 ends soon. Please move on.', 'Your widget version 1.2 ends soon.'],
    ['<p>Widgets &amp; gadgets are slow. More follows.</p>', 'Widgets & gadgets are slow.'],
    ['[02:45 AM PDT] Looking at it. More soon.', 'Looking at it. More soon.'],
    ['', 'IAM operational issue'],
  ])('of %j is %j', (text, summary) => expect(summaryOf(text, 'AWS_IAM_OPERATIONAL_ISSUE')).toBe(summary))

  it('is cut between words where even the first sentence is long', () => {
    const summary = summaryOf(`${'widget '.repeat(60)}ends.`, null)
    expect(summary).toMatch(/^(?:widget )+widget…$/)
    expect(summary.length).toBeLessThanOrEqual(200)
  })
})

function clockOf(minutes: number): string {
  const hour = Math.floor(minutes / 60)
  const padded = (value: number) => String(value).padStart(2, '0')
  return `${padded(hour % 12 || 12)}:${padded(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`
}

function utcClock(instant: number): string {
  return clockOf(Math.floor(instant / 60_000) % (24 * 60))
}
