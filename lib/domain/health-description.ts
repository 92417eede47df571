/** Takes AWS's whole text about a HealthEvent apart: one line that stands for it, and what was said when. */
import type { Instant, NormalUpdate } from './health-event'
import { FAR } from './impact-windows/circumstances'
import { addDays, HOUR, instantOf, type LocalDate, localDateOf, type ZoneReading } from './impact-windows/local-time'
import { TOLERANCE } from './impact-windows/placement'
import type { Moment } from './impact-windows/shape'
import { clocksMeant } from './impact-windows/written-clocks'
import { daysMeant } from './impact-windows/written-dates'
import { PACIFIC_TIME } from './impact-windows/zones'
import { readableText } from './readable-text'
import { readStampedText } from './stamped-text'

/** The moments that AWS gives beside a text: what its stamps can mean lies around them. */
export interface DescriptionTimes {
  startedAt: Instant
  lastUpdatedAt: Instant
}

/** How long before the start that AWS gives an event its first post may stand: starts are corrected later on. */
const EARLIEST_POST = HOUR
const LONGEST_TITLE = 200
/** A summary stands at the beginning. */
const READ_FOR_SUMMARY = 4_000
const GREETING = /^(?:hello|hi|dear|greetings)\b[^.!?]{0,60}[.,:!]?$/i
const FIRST_SENTENCE = /^.*?(?:[.!?](?=\s|$)|[。！？])/s

/**
 * What a text says, each thing with the time of its stamp and without it; of a text without stamps, or with stamps
 * that cannot be right, one update of `lastUpdatedAt` that holds all of it. The title over stamped paragraphs is none.
 */
export function splitDescription(text: string, times: DescriptionTimes): NormalUpdate[] {
  const whole = text.trim()
  const { heading, entries } = readStampedText(whole)
  const instants = instantsOf(
    entries.map(({ stamp }) => stamp),
    times,
  )
  const [first] = instants ?? []
  const stamped =
    instants === null || first === undefined
      ? []
      : [
          { observedAt: first, text: withoutTitle(heading) },
          ...entries.map((entry, at) => ({ observedAt: instants[at] ?? first, text: entry.text })),
        ]
  const said = stamped.filter((update) => update.text !== '')
  const unstamped = whole === '' ? [] : [{ observedAt: times.lastUpdatedAt, text: whole, isWhole: true }]
  return (said.length > 0 ? said : unstamped).map((update) => ({ ...update, severity: null }))
}

/**
 * One line that stands for a text: its title, else its first sentence, at most 200 characters; the type code in words
 * where there is no text.
 */
export function summaryOf(text: string | null, typeCode: string | null): string {
  const { heading, entries } = readStampedText((text ?? '').trimStart().slice(0, READ_FOR_SUMMARY))
  const words = heading === '' ? (entries[0]?.text ?? '') : heading
  const lines = readableText(words).flatMap((segments) =>
    segments
      .map((segment) => segment.text)
      .join('')
      .split('\n'),
  )
  const [line = '', ...others] = lines.map((each) => each.trim()).filter((each) => each !== '' && !GREETING.test(each))
  const isTitle = line.length <= LONGEST_TITLE && others.length + entries.length > 0
  const summary = isTitle ? line : (FIRST_SENTENCE.exec(line)?.[0] ?? line)
  return shortened(summary.replace(/\s+/g, ' ')) || wordsOfTypeCode(typeCode)
}

/** When each stamp was set; null where they cannot be read, or fit into no order between start and last update. */
function instantsOf(stamps: readonly Moment[], { startedAt, lastUpdatedAt }: DescriptionTimes): Instant[] | null {
  const latest = lastUpdatedAt + TOLERANCE
  // Counted from the start, what was read before stays as it was when another paragraph is added.
  const forward = inOrder(stamps, startedAt - EARLIEST_POST, (found, limit) => {
    const possible = found.filter((at) => at >= limit && at <= latest)
    return possible.length === 0 ? null : Math.min(...possible)
  })
  if (forward !== null) return forward
  const backward = inOrder(stamps.toReversed(), latest, (found, limit) => {
    const possible = found.filter((at) => at <= limit)
    return possible.length === 0 ? null : Math.max(...possible)
  })
  const first = backward?.at(-1)
  if (backward === null || first === undefined) return null
  // What has begun was not spoken of long before; what is planned was.
  return startedAt > lastUpdatedAt || first >= startedAt - FAR ? backward.toReversed() : null
}

/** The stamps' instants, each the nearest to the one before it. */
function inOrder(
  stamps: readonly Moment[],
  from: Instant,
  nearest: (found: readonly Instant[], limit: Instant) => Instant | null,
): Instant[] | null {
  const instants: Instant[] = []
  let limit = from
  for (const stamp of stamps) {
    const at = nearest(instantsAround(stamp, limit), limit)
    if (at === null) return null
    instants.push(at)
    limit = at
  }
  return instants
}

/** What a stamp can mean near a moment; nothing where its zone or its half of the day is in doubt. */
function instantsAround({ clock, zone, date }: Moment, near: Instant): Instant[] {
  const [meant, ...otherZones] = zone ?? PACIFIC_TIME
  const [time, ...otherTimes] = clocksMeant(clock, clock.of24)
  if (meant === undefined || time === undefined || otherZones.length > 0 || otherTimes.length > 0) return []
  const zones = [meant.place, meant.offset].filter((reading): reading is ZoneReading => reading !== null)
  const place = zones[0] ?? 0
  const days = date === null ? daysAround(localDateOf(near, place)) : daysMeant(date, near, place)
  return days.flatMap((day) => {
    // On the night when clocks are put back a wall clock's time comes twice: then the zone as written tells which.
    const at = zones.map((reading) => instantOf(day, time, reading)).find((found) => found !== null)
    return at === undefined ? [] : [at]
  })
}

function daysAround(day: LocalDate): LocalDate[] {
  return [addDays(day, -1), day, addDays(day, 1)]
}

/** A heading without its first line, where that is short enough for a title. */
function withoutTitle(heading: string): string {
  const [line = '', ...rest] = heading.split('\n')
  return line.trim().length <= LONGEST_TITLE ? rest.join('\n').trim() : heading
}

function shortened(text: string): string {
  if (text.length <= LONGEST_TITLE) return text
  const cut = text.slice(0, LONGEST_TITLE - 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > LONGEST_TITLE / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:\p{Surrogate}]+$/u, '')}…`
}

/** `AWS_IAM_OPERATIONAL_ISSUE` → `IAM operational issue`. */
function wordsOfTypeCode(typeCode: string | null): string {
  const [service = '', ...words] = (typeCode ?? '').replace(/^AWS_/, '').split('_')
  return [service, ...words.map((word) => word.toLowerCase())].join(' ').trim()
}
