/** Everything that has a place on a post-mortem's timeline: moment by moment, one line each. */
import { statusWord } from '@/lib/domain/incident-words'
import { plainSentences } from '@/lib/domain/plain-sentences'
import { severityWord } from '@/lib/domain/severity'
import type { FactsIncident, FactsUpdate } from './material'
import { asMarkdown, plainWords, shortened } from './outside-text'

/** One line, and when. */
export interface TimelineEntry {
  /** ms since 1970. */
  at: number
  /** Of one moment: clocks before AWS's words before ours. */
  rank: number
  /** Markdown. */
  line: string
}

/** So much of a text is read, and so much of its words is cut into sentences, in characters: the first is all that is told. */
const MOST_READ = 1_500
const MOST_CUT = 300
const MOST_SAID = 240
const MOST_NOTED = 300
/** A first sentence that is shorter says too little by itself. */
const SHORT = 25

/** Beginnings and ends by each clock, our first sighting, changes of status, marks, starred notes. */
export function ownEntries(incident: FactsIncident): TimelineEntry[] {
  const entry = (at: string | null, rank: number, line: string): TimelineEntry[] =>
    at === null ? [] : [{ at: Date.parse(at), rank, line }]
  return [
    ...clockEntries(incident),
    ...entry(
      incident.clocks.firstSeenAt,
      3,
      incident.eventCount > 0 ? 'Faultline first saw it.' : 'It was opened here.',
    ),
    ...incident.statusHistory.flatMap(({ status, at, by }) =>
      entry(at, 4, `${statusWord(status)}, by ${asMarkdown(by)}.`),
    ),
    ...incident.notes.flatMap(({ kind, body, starred, occurredAt, author }) => {
      if (kind === 'note' && !starred) return []
      const words = shortened(plainNote(body), MOST_NOTED)
      return entry(occurredAt, 5, `${asMarkdown(author.name)}: ${asMarkdown(words)}`)
    }),
  ]
}

/** What AWS said, oldest first; what only repeats what was said at that moment or before is left out. */
export function toldUpdates({ updates }: FactsIncident): FactsUpdate[] {
  const told = new Map<string, FactsUpdate>()
  for (const update of updates.toSorted(inOrder)) {
    const words = newText(update)
    const key = `${update.observedAt} ${words}`
    if (words.trim() !== '' && !told.has(key)) told.set(key, update)
  }
  return [...told.values()]
}

/** The same as lines, one sentence each. */
export function updateEntries(updates: readonly FactsUpdate[], { events }: FactsIncident): TimelineEntry[] {
  const names = new Map(events.map(({ id, serviceName }) => [id, serviceName]))
  const isOne = new Set(names.values()).size < 2
  return updates.map((update) => {
    const name = names.get(update.eventId)
    const who = isOne || name === undefined ? 'AWS' : `AWS on ${asMarkdown(name)}`
    const line = `${who}${statusOf(update)}: ${asMarkdown(firstWords(newText(update)))}`
    return { at: Date.parse(update.observedAt), rank: 2, line }
  })
}

function clockEntries({ clocks }: FactsIncident): TimelineEntry[] {
  const began = {
    declared: 'AWS’s record says that it began.',
    described: 'It began, as AWS describes it.',
    recovered: 'A service’s status first changed.',
    observed: 'It began, as we saw it.',
  }
  const ended = {
    declared: 'AWS’s record says that it ended.',
    described: 'It ended, as AWS describes it.',
    recovered: 'The last service was back to normal.',
    observed: 'It ended, as we saw it.',
  }
  return clocks.spans.flatMap(({ clock, from, to }) => [
    { at: Date.parse(from), rank: 0, line: began[clock] },
    ...(to === null ? [] : [{ at: Date.parse(to), rank: 1, line: ended[clock] }]),
  ])
}

function statusOf({ severity, severityChanged }: FactsUpdate): string {
  if (!severityChanged) return ''
  return severity === null ? ' (back to normal)' : ` (${severityWord(severity).toLowerCase()})`
}

/** What is new in it: all of it, or some parts of a text that AWS repeats whole. */
function newText({ text, parts }: FactsUpdate): string {
  if (parts === null) return text
  return parts
    .filter(({ isNew }) => isNew)
    .map((part) => part.text)
    .join(' ')
}

/** Its first sentence; the second too where that says too little. */
function firstWords(text: string): string {
  const plain = plainWords(text, MOST_READ).slice(0, MOST_CUT)
  const [first, second] = plainSentences(plain)
  if (first === undefined) return shortened(plain, MOST_SAID)
  const said = first.words.length < SHORT && second !== undefined ? `${first.words} ${second.words}` : first.words
  return shortened(said, MOST_SAID)
}

/** Markdown of people as words: the marks of emphasis, headings and lists taken away, nothing else. */
function plainNote(body: string): string {
  return body
    .slice(0, MOST_READ)
    .replace(/^[ \t]*(?:[-*+]|#{1,6}|>)[ \t]+/gm, '')
    .replace(/\*\*|__|`/g, '')
}

function inOrder(a: FactsUpdate, b: FactsUpdate): number {
  return Date.parse(a.observedAt) - Date.parse(b.observedAt) || compare(a.text, b.text) || compare(a.eventId, b.eventId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
