/**
 * Calendars as text (RFC 5545). Our own: the library that was tried folds by characters where the standard counts octets,
 * leaves the calendar's name and bare carriage returns unescaped, and builds all of a calendar before the first line.
 */
import type { Instant } from '../health-event'

/** One entry of a calendar. Times in ms UTC; days as YYYY-MM-DD. */
export interface CalendarEntry {
  /** Stays the same for as long as it is about the same thing. */
  uid: string
  /** Grows with each revision. */
  sequence: number
  /** When what it tells was last changed. */
  revisedAt: Instant
  /** Whole days, `endDay` no longer part of them, or moments; without an end it is the moment alone. */
  when: { startDay: string; endDay: string } | { startsAt: Instant; endsAt: Instant | null }
  summary: string
  description: string
  location: string
  categories: readonly string[]
  url: string | null
  isCancelled: boolean
}

/** How often programs should ask again. */
const REFRESH = 'PT1H'
const LONGEST_LINE = 75
/** What no line of a calendar may hold; tabs and line breaks are treated by themselves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** The lines before the entries, each with its line break. */
export function calendarHead(name: string): string {
  return lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Faultline//Planned changes//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
  ])
}

/** The line after the entries. */
export const CALENDAR_FOOT = lines(['END:VCALENDAR'])

/** The lines of an entry. */
export function calendarEntry(entry: CalendarEntry): string {
  const { uid, sequence, revisedAt, summary, description, location, categories, url, isCancelled } = entry
  return lines([
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${moment(revisedAt)}`,
    `LAST-MODIFIED:${moment(revisedAt)}`,
    `SEQUENCE:${sequence}`,
    ...timesOf(entry.when),
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    ...(url === null ? [] : [`URL:${url.replace(/\s/g, '')}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // It tells; it does not take up its reader's time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
}

function timesOf(when: CalendarEntry['when']): string[] {
  if ('startDay' in when) {
    return [`DTSTART;VALUE=DATE:${day(when.startDay)}`, `DTEND;VALUE=DATE:${day(when.endDay)}`]
  }
  const { startsAt, endsAt } = when
  const hasLength = endsAt !== null && endsAt > startsAt
  return [`DTSTART:${moment(startsAt)}`, ...(hasLength ? [`DTEND:${moment(endsAt)}`] : [])]
}

function day(text: string): string {
  return text.replaceAll('-', '')
}

/** "20261207T090000Z"; seconds are whole. */
function moment(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** A text as the value of a property (3.3.11). */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${folded(line)}\r\n`).join('')
}

const encoder = new TextEncoder()

/** A line in pieces of at most 75 octets, none of which ends within a character (3.1). */
function folded(line: string): string {
  if (line.length * 3 <= LONGEST_LINE || encoder.encode(line).length <= LONGEST_LINE) return line
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    // What follows the first piece begins with a blank.
    if (octets + size > LONGEST_LINE) {
      pieces.push(piece)
      piece = ''
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}
