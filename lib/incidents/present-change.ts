/** Says in words what happened to an incident. */
import { type ChangeWord, INCIDENT_KINDS, INCIDENT_STATUSES } from '@/lib/domain/incident'
import { kindWord, statusWord } from '@/lib/domain/incident-words'

/** What a change holds: values that write-change stored. */
export interface ToldChange {
  what: ChangeWord
  before: unknown
  after: unknown
}

/** Whether the reader sees an event; null: they see all. */
export type Sees = ((eventId: string) => boolean) | null

/**
 * A sentence without full stop and without who did it. Null for a change that tells only of events which the reader does
 * not see; where only their number is kept, a reader who sees some of them is not told it.
 */
export function changeSentence({ what, before, after }: ToldChange, sees: Sees): string | null {
  const facts = { before: factsOf(before), after: factsOf(after) }
  const count = countEvents(facts.after, sees)
  if (count === 0 && EVENTS_ALONE.includes(what)) return null
  const events = count === null || count === 0 ? '' : count === 1 ? '1 event' : `${count} events`
  return SENTENCES[what]({ ...facts, events, seesAll: sees === null })
}

/** What tells of nothing but events. */
const EVENTS_ALONE: readonly ChangeWord[] = ['events-joined', 'events-left', 'moved', 'split']

type Facts = Readonly<Record<string, unknown>>

interface Told {
  before: Facts
  after: Facts
  /** "3 events"; nothing where their number is not told. */
  events: string
  seesAll: boolean
}

const SENTENCES: Record<ChangeWord, (told: Told) => string> = {
  opened: ({ events }) => `Opened by hand${events === '' ? '' : ` with ${events}`}`,
  detected: ({ events }) => `Detected${events === '' ? '' : ` from ${events}`}`,
  'events-joined': ({ events, after }) => `${events || 'Events'} joined${fromWhere(after)}`,
  'events-left': ({ events, after }) => `${events || 'Events'} left${toWhere({ to: after.incidentId })}`,
  status: ({ before, after }) => `Status: ${statusOf(before)} → ${statusOf(after)}`,
  severity: (told) =>
    `Severity: ${textOf(told.before.severity) || 'none'} → ${textOf(told.after.severity) || 'none'}${whyOf(told)}`,
  title: ({ after }) =>
    textOf(after.title) === '' ? 'Called after its events again' : `Title: “${textOf(after.title)}”`,
  kind: ({ before, after }) => `Kind: ${kindOf(before)} → ${kindOf(after)}`,
  owner: ({ after }) => (nameOf(after.owner) === '' ? 'No owner any more' : `Owner: ${nameOf(after.owner)}`),
  team: ({ after }) => (nameOf(after.team) === '' ? 'No team any more' : `Team: ${nameOf(after.team)}`),
  'responder-joined': ({ after }) => `${nameOf(after.person) || 'Somebody'} joined the responders`,
  'responder-left': ({ before }) => `${nameOf(before.person) || 'Somebody'} left the responders`,
  description: () => 'Description changed',
  'note-added': () => 'Note added',
  'note-edited': () => 'Note edited',
  'note-deleted': () => 'Note deleted',
  'note-starred': ({ after }) =>
    after.starred === false ? 'Star taken off a note' : 'Note starred for the post-mortem',
  'mark-added': () => 'Mark set on the time axis',
  'window-added': () => 'Observed time added',
  'window-removed': () => 'Observed time removed',
  merged: ({ events, after }) => `Merged${toWhere(after) || fromWhere(after)}${events === '' ? '' : ` (${events})`}`,
  split: ({ events, after }) => `${events || 'Events'} split off${toWhere(after) || fromWhere(after)}`,
  moved: ({ events, after }) => `${events || 'An event'} moved${toWhere(after) || fromWhere(after)}`,
  linked: ({ after }) => `Linked with incident ${textOf(after.other) || 'unknown'}${reasonOf(after)}`,
  unlinked: ({ after }) => `Link with incident ${textOf(after.other) || 'unknown'} removed`,
  'blast-reported': (told) => `Reported as touched: ${accountOf(told)}`,
  'blast-cleared': (told) => `Reported as not touched: ${accountOf(told)}`,
  'blast-withdrawn': (told) => `Report taken back of ${accountOf(told)}`,
  alerted: ({ after, seesAll }) =>
    `${after.again === true ? 'Happened again' : 'Opened by an alert'}${seesAll && textOf(after.title) !== '' ? `: ${textOf(after.title)}` : ''}`,
  undone: ({ after }) => `Taken back: ${textOf(after.what).replaceAll('-', ' ') || 'a change'}`,
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** How many events a change names; null where it names none, or does not say which. Long lists are cut, and counted. */
function countEvents({ eventIds, eventCount, events }: Facts, sees: Sees): number | null {
  const ids = Array.isArray(eventIds) ? eventIds : Array.isArray(events) ? events : null
  if (sees !== null) return ids === null ? null : ids.filter((id) => sees(String(id))).length
  return [eventCount, events, ids?.length].find((count) => typeof count === 'number') ?? null
}

/** Of incidents that something came from there may be several. */
function fromWhere({ from, incidentId }: Facts): string {
  const id = textOf(from) || textOf(incidentId)
  return id === '' ? '' : ` from incident ${id}`
}

function toWhere({ into, to }: Facts): string {
  const id = textOf(into) || textOf(to)
  return id === '' ? '' : ` to incident ${id}`
}

/** How much of a note a sentence holds. */
const LONGEST_NOTE = 200

/** An account and what a person says of it, to whoever sees all accounts. */
function accountOf({ after, seesAll }: Told): string {
  const account = textOf(after.account)
  if (!seesAll || account === '') return 'an account'
  const note = textOf(after.note)
  return `account ${account}${note === '' ? '' : ` (${note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE)}…` : note})`}`
}

/** Why a person said so; or the rule, whose figures are those of all events. */
function whyOf({ after, seesAll }: Told): string {
  const rule = textOf(after.rule)
  return rule !== '' && seesAll ? ` (${rule.replace(/\.$/, '')})` : reasonOf(after)
}

function reasonOf({ reason }: Facts): string {
  return textOf(reason) === '' ? '' : ` (${textOf(reason)})`
}

function statusOf({ status }: Facts): string {
  const known = INCIDENT_STATUSES.find((each) => each === status)
  return known === undefined ? 'none' : statusWord(known)
}

function kindOf({ kind }: Facts): string {
  const known = INCIDENT_KINDS.find((each) => each === kind)
  return known === undefined ? 'none' : kindWord(known)
}

function nameOf(value: unknown): string {
  return textOf(factsOf(value).name)
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
