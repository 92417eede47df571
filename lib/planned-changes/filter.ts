/** The filter of planned changes: how it stands in a URL, and which values are right. Page, CSV, calendars and the API share it. */
import { CHANGE_STATES, type ChangeState } from '@/lib/domain/planned-changes/planned-change'

/** Which planned changes to list; empty lists and nulls filter nothing. */
export interface ChangeFilter {
  /** Catalogue ids or AWS's own ids. */
  service: string[]
  region: string[]
  /** Ids or names of teams. With `account`: whichever of both. Counts are then those of these accounts. */
  team: string[]
  /** AWS accounts, 12 digits. */
  account: string[]
  state: ChangeState[]
  /** Words that stand in what AWS says, all of them. */
  q: string | null
  /** ms UTC: changes that touch the time from `from` up to, without, `to`. */
  from: number | null
  to: number | null
}

export const NO_CHANGE_FILTER: ChangeFilter = {
  service: [],
  region: [],
  team: [],
  account: [],
  state: [],
  q: null,
  from: null,
  to: null,
}

/** A filter, and what each wrong parameter wants; what is wrong is left out of the filter. */
export interface ParsedChangeFilter {
  filter: ChangeFilter
  problems: Record<string, string>
}

const LONGEST_Q = 200
const MOST_VALUES = 50
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

interface Form {
  pattern: RegExp
  wants: string
}

const ID: Form = {
  pattern: /^[\w.:/-]{1,100}$/,
  wants: 'takes letters, digits and . : / _ - only, at most 100 of them',
}
const TEAM: Form = {
  pattern: /^[^\p{Cc}]{1,100}$/u,
  wants: 'takes ids or names of teams, at most 100 characters each',
}
const ACCOUNT: Form = { pattern: /^\d{12}$/, wants: 'takes account ids of 12 digits' }
const STATE: Form = {
  pattern: new RegExp(`^(?:${CHANGE_STATES.join('|')})$`),
  wants: `must be ${CHANGE_STATES.join(', ')}`,
}

/** Reads a filter from query parameters. Lists may be repeated or comma-separated. */
export function parseChangeFilter(params: URLSearchParams): ParsedChangeFilter {
  const problems: Record<string, string> = {}
  const list = (name: string, form: Form) => readList(params, name, form, problems)
  const state = list('state', STATE)
  const filter: ChangeFilter = {
    service: list('service', ID),
    region: list('region', ID),
    team: list('team', TEAM),
    account: list('account', ACCOUNT),
    state: CHANGE_STATES.filter((one) => state.includes(one)),
    q: readText(params, problems),
    from: readMoment(params, 'from', problems),
    to: readMoment(params, 'to', problems),
  }
  if (filter.from !== null && filter.to !== null && filter.from >= filter.to) {
    problems.to = 'must be later than from'
    filter.to = null
  }
  return { filter, problems }
}

/** Writes a filter as query parameters: the reverse of parseChangeFilter. */
export function formatChangeFilter(filter: ChangeFilter): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of ['service', 'region', 'team', 'account', 'state'] as const) {
    if (filter[name].length > 0) params.set(name, filter[name].join(','))
  }
  if (filter.q !== null) params.set('q', filter.q)
  if (filter.from !== null) params.set('from', writeMoment(filter.from))
  if (filter.to !== null) params.set('to', writeMoment(filter.to))
  return params
}

/** True when the filter lets everything through. */
export function isUnfilteredChanges(filter: ChangeFilter): boolean {
  return formatChangeFilter(filter).size === 0
}

function readList(params: URLSearchParams, name: string, form: Form, problems: Record<string, string>): string[] {
  const given = params.getAll(name).flatMap((part) => part.split(','))
  const values = [...new Set(given.map((value) => value.trim()).filter((value) => value !== ''))]
  if (values.length > MOST_VALUES) problems[name] = `takes at most ${MOST_VALUES} values`
  else if (!values.every((value) => form.pattern.test(value))) problems[name] = form.wants
  else return values
  return []
}

function readText(params: URLSearchParams, problems: Record<string, string>): string | null {
  const text = (params.get('q') ?? '').replaceAll('\u0000', '').trim()
  if (text.length <= LONGEST_Q) return text === '' ? null : text
  problems.q = `takes at most ${LONGEST_Q} characters`
  return null
}

/** A day is its first moment in UTC; a moment without a zone is UTC. */
function readMoment(params: URLSearchParams, name: string, problems: Record<string, string>): number | null {
  const text = params.get(name)?.trim() ?? ''
  if (text === '') return null
  const zoned = !text.includes('T') || /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`
  const day = Date.parse(text.slice(0, 10))
  const isDay = day >= 0 && new Date(day).toISOString().startsWith(text.slice(0, 10))
  const at = MOMENT.test(text) && isDay ? Date.parse(zoned) : Number.NaN
  if (!Number.isNaN(at)) return at
  problems[name] = 'must be a day or a moment such as 2026-05-07T14:00Z'
  return null
}

function writeMoment(at: number): string {
  return new Date(at).toISOString().replace('T00:00:00.000Z', '')
}
