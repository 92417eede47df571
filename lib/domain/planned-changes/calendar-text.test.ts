/** Calendars as text, read back by a parser of its own. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCalendar } from '@/lib/testing/parse-calendar'
import { CALENDAR_FOOT, type CalendarEntry, calendarEntry, calendarHead } from './calendar-text'

const ENTRY: CalendarEntry = {
  uid: 'arn:aws:health:eu-west-1::event/RDS/A/A_1@faultline',
  sequence: 3,
  revisedAt: Date.parse('2026-05-20T12:00:00.789Z'),
  when: { startsAt: Date.parse('2026-06-01T02:00:00Z'), endsAt: Date.parse('2026-06-01T06:00:00Z') },
  summary: 'Databases restart',
  description: '3 of 4 pending',
  location: 'eu-west-1',
  categories: ['AWS', 'rds'],
  url: 'https://faultline.example.org/changes/7',
  isCancelled: false,
}

function written(overrides: Partial<CalendarEntry> = {}, name = 'Changes') {
  const text = `${calendarHead(name)}${calendarEntry({ ...ENTRY, ...overrides })}${CALENDAR_FOOT}`
  return parseCalendar(new TextEncoder().encode(text))
}

function told(overrides: Partial<CalendarEntry>, ...names: string[]) {
  const [event] = written(overrides).events
  return names.map((name) => event?.get(name)?.raw ?? null)
}

describe('a calendar', () => {
  it('says what it is, and how often to ask again', () => {
    const { properties, events } = written({}, 'Changes; ours, all')
    const said = new Map(properties.map(({ name, text }) => [name, text]))
    expect(said.get('VERSION')).toBe('2.0')
    expect(said.get('X-WR-CALNAME')).toBe('Changes; ours, all')
    expect([said.get('REFRESH-INTERVAL'), said.get('X-PUBLISHED-TTL')]).toEqual(['PT1H', 'PT1H'])
    expect(events).toHaveLength(1)
  })

  it('tells moments in UTC, and revisions', () => {
    expect(
      told({}, 'UID', 'DTSTART', 'DTEND', 'DTSTAMP', 'LAST-MODIFIED', 'SEQUENCE', 'STATUS', 'URL', 'CATEGORIES'),
    ).toEqual([
      ENTRY.uid,
      ...['20260601T020000Z', '20260601T060000Z', '20260520T120000Z', '20260520T120000Z', '3', 'CONFIRMED'],
      ...[ENTRY.url, 'AWS,rds'],
    ])
    expect(told({ isCancelled: true }, 'STATUS')).toEqual(['CANCELLED'])
  })

  it('tells whole days as days, their end no longer part of them', () => {
    const [event] = written({ when: { startDay: '2026-12-31', endDay: '2027-01-01' } }).events
    expect(event?.get('DTSTART')).toMatchObject({ raw: '20261231', parameters: { VALUE: 'DATE' } })
    expect(event?.get('DTEND')).toMatchObject({ raw: '20270101', parameters: { VALUE: 'DATE' } })
  })

  it('leaves out an end that is none, and what is empty', () => {
    const startsAt = Date.parse('2026-06-01T02:00:00Z')
    for (const endsAt of [null, startsAt, startsAt - 1])
      expect(told({ when: { startsAt, endsAt } }, 'DTEND')).toEqual([null])
    expect(
      told(
        { url: null, description: '', location: '', categories: [] },
        'URL',
        'DESCRIPTION',
        'LOCATION',
        'CATEGORIES',
      ),
    ).toEqual([null, null, null, null])
  })

  it('lets no text from outside become a line of its own', () => {
    const hostile = 'One\r\nEND:VEVENT\rBEGIN:VALARM\nX;Y,Z\\n\u0000\u0007 "\u2028'
    const [event] = written(
      { summary: hostile, uid: hostile, location: hostile, categories: [hostile, 'b'] },
      hostile,
    ).events
    const readable = 'One\nEND:VEVENT\nBEGIN:VALARM\nX;Y,Z\\n "\u2028'
    expect(event?.get('SUMMARY')?.text).toBe(readable)
    expect(event?.get('UID')?.text).toBe(readable)
    expect(event?.has('BEGIN')).toBe(false)
  })

  it('comes back word for word, whatever the words are, in lines of at most 75 octets', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 400 })
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const [event] = written({ summary, description }).events
        const plain = (text: string) =>
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
          text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
        expect(event?.get('SUMMARY')?.text).toBe(plain(summary))
        expect(event?.get('DESCRIPTION')?.text ?? '').toBe(plain(description))
      }),
    )
  })
})
