/** The timeline's filter: how it stands in a URL, and which values are right. The page and /api/v1/events share it. */
import { INCIDENT_KINDS, type IncidentKind, SEVS, type Sev } from '@/lib/domain/incident'
import { SEVERITIES, type Severity } from '@/lib/domain/severity'

export const STATUSES = ['open', 'closed', 'upcoming'] as const
export const CATEGORIES = ['issue', 'accountNotification', 'scheduledChange', 'investigation'] as const
/** Ids of the sources that bring events, now or later. */
export const EVENT_SOURCES = ['public-feed', 'rss', 'bundled', 'aws-health', 'eventbridge'] as const
/** Ranges that the page offers, in days; `all` is the whole record. */
export const RANGES = ['7', '30', '90', '365', '1825', 'all'] as const
export type Range = (typeof RANGES)[number]

/** Which HealthEvents to list. Empty lists and nulls filter nothing. */
export interface EventFilter {
  /** Catalogue ids or AWS's own ids; any of them. */
  service: string[]
  region: string[]
  status: string[]
  category: string[]
  source: string[]
  severity: Severity[]
  /** AWS accounts, 12 digits: events for which AWS named one of them. */
  account: string[]
  /** Ids or names of teams: events for which AWS named an account of theirs. */
  team: string[]
  /** Ids of connections: events that one of them brought. */
  connection: string[]
  /** Of the incident that the event belongs to. */
  kind: IncidentKind[]
  /** How much that incident matters to us. */
  sev: Sev[]
  /** Ids of the people who own that incident; `me`: whoever asks, `none`: nobody owns it. */
  owner: string[]
  /** True: only where nobody has acknowledged that incident. */
  unacknowledged: boolean
  /** Words that the event or one of its updates holds, all of them. */
  q: string | null
  /** ISO 8601, inclusive. */
  from: string | null
  /** ISO 8601, exclusive. */
  to: string | null
}

export const NO_FILTER: EventFilter = {
  service: [],
  region: [],
  status: [],
  category: [],
  source: [],
  severity: [],
  account: [],
  team: [],
  connection: [],
  kind: [],
  sev: [],
  owner: [],
  unacknowledged: false,
  q: null,
  from: null,
  to: null,
}

const LISTS = [
  'service',
  'region',
  'status',
  'category',
  'source',
  'severity',
  'account',
  'team',
  'connection',
  'kind',
  'sev',
  'owner',
] as const
type ListName = (typeof LISTS)[number]
const TEXT_LIMIT = 200
const VALUES_LIMIT = 50

/** The owner that stands for whoever asks, and the one that stands for nobody. */
export const ME = 'me'
export const NOBODY = 'none'

/** A filter, or which parameter is wrong and why. */
export type ParsedFilter = { filter: EventFilter; problems: Record<string, string> }

/**
 * Reads a filter from query parameters. Lists may be repeated (`service=iam&service=sts`) or comma-separated.
 * Wrong values are left out of the filter and named in `problems` (parameter → what it wants).
 */
export function parseEventFilter(params: URLSearchParams): ParsedFilter {
  const problems: Record<string, string> = {}
  const lists = Object.fromEntries(LISTS.map((name) => [name, readList(params, name, problems)])) as Record<
    ListName,
    string[]
  >
  const filter: EventFilter = {
    ...lists,
    severity: chosen(SEVERITIES, lists.severity),
    kind: chosen(INCIDENT_KINDS, lists.kind),
    sev: chosen(SEVS, lists.sev),
    unacknowledged: readSwitch(params, 'unacknowledged', problems),
    q: readText(params, problems),
    from: readTime(params, 'from', problems),
    to: readTime(params, 'to', problems),
  }
  if (filter.from !== null && filter.to !== null && filter.from >= filter.to) {
    problems.to = 'must be later than from'
    filter.to = null
  }
  return { filter, problems }
}

/** Writes a filter as query parameters: the reverse of parseEventFilter. */
export function formatEventFilter(filter: EventFilter): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of LISTS) if (filter[name].length > 0) params.set(name, filter[name].join(','))
  if (filter.unacknowledged) params.set('unacknowledged', 'true')
  if (filter.q !== null) params.set('q', filter.q)
  if (filter.from !== null) params.set('from', filter.from)
  if (filter.to !== null) params.set('to', filter.to)
  return params
}

/** The filter with `me` replaced by the person who asks; a program has no incidents of its own. */
export function ownedBy(filter: EventFilter, asks: { kind: string; id: string }): EventFilter {
  if (!filter.owner.includes(ME)) return filter
  const others = filter.owner.filter((owner) => owner !== ME)
  return { ...filter, owner: [...new Set([...others, asks.kind === 'person' ? asks.id : ME])] }
}

/** True when the filter lets everything through. */
export function isUnfiltered(filter: EventFilter): boolean {
  return formatEventFilter(filter).size === 0
}

const ALLOWED: Partial<Record<ListName, readonly string[]>> = {
  status: STATUSES,
  category: CATEGORIES,
  source: EVENT_SOURCES,
  severity: SEVERITIES,
  kind: INCIDENT_KINDS,
  sev: SEVS,
}

interface Form {
  pattern: RegExp
  wants: string
}

const ID: Form = {
  pattern: /^[\w.:/-]{1,100}$/,
  wants: 'takes letters, digits and . : / _ - only, at most 100 of them',
}
const FORMS: Partial<Record<ListName, Form>> = {
  account: { pattern: /^\d{12}$/, wants: 'takes account ids of 12 digits' },
  owner: {
    pattern: /^(me|none|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/,
    wants: 'takes ids of people, me, or none',
  },
  team: { pattern: /^[^\p{Cc}]{1,100}$/u, wants: 'takes ids or names of teams, at most 100 characters each' },
}

function readList(params: URLSearchParams, name: ListName, problems: Record<string, string>): string[] {
  const given = params.getAll(name).flatMap((part) => part.split(','))
  const values = [...new Set(given.map((value) => value.trim()).filter(Boolean))]
  const allowed = ALLOWED[name]
  const { pattern, wants } = FORMS[name] ?? ID
  if (allowed && !values.every((value) => allowed.includes(value))) problems[name] = `must be ${allowed.join(', ')}`
  else if (values.length > VALUES_LIMIT) problems[name] = `takes at most ${VALUES_LIMIT} values`
  else if (!values.every((value) => pattern.test(value))) problems[name] = wants
  else return values
  return []
}

function chosen<T extends string>(all: readonly T[], values: readonly string[]): T[] {
  return values.flatMap((value) => all.filter((one) => one === value))
}

function readSwitch(params: URLSearchParams, name: 'unacknowledged', problems: Record<string, string>): boolean {
  const text = params.get(name)?.trim() ?? ''
  if (['true', '1'].includes(text)) return true
  if (!['', 'false', '0'].includes(text)) problems[name] = 'must be true or false'
  return false
}

function readText(params: URLSearchParams, problems: Record<string, string>): string | null {
  const text = (params.get('q') ?? '').trim()
  if (text.length > TEXT_LIMIT) problems.q = `takes at most ${TEXT_LIMIT} characters`
  else if (text !== '') return text
  return null
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

function readTime(params: URLSearchParams, name: 'from' | 'to', problems: Record<string, string>): string | null {
  const text = params.get(name)?.trim()
  if (!text) return null
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`
  const time = ISO_TIME.test(text) && isDay(text.slice(0, 10)) ? Date.parse(zoned) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  problems[name] = 'must be an ISO 8601 time such as 2026-05-07T14:00:00Z'
  return null
}

/** True for a day of the calendar since 1970: Date.parse alone takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(day)
  return time >= 0 && new Date(time).toISOString().startsWith(day)
}
