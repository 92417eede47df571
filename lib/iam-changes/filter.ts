/** The filter of IAM changes: how it stands in a URL, and which values are right. Pages, CSV and the API share it. */
import { isAccountId } from '@/lib/domain/aws-directory'
import { CHANGE_SOURCES, type ChangeSource, MEANS, type Means } from '@/lib/domain/iam-changes/change'
import { isDay } from '@/lib/domain/postmortem/due-day'

/** Which changes to list; empty lists, nulls and false filter nothing. */
export interface ChangeFilter {
  /** Moments in ms; `from` belongs to it, `to` does not. */
  from: number | null
  to: number | null
  account: string[]
  /** The id of an incident: its time and its accounts. */
  incident: string | null
  means: Means[]
  source: ChangeSource[]
  /** A part of the action, the actor, the subject or the address. */
  q: string
  /** Only those that somebody should give a reason for. */
  unexplained: boolean
}

export const NO_CHANGE_FILTER: ChangeFilter = {
  ...{ from: null, to: null, account: [], incident: null, means: [], source: [], q: '', unexplained: false },
}

/** A filter, and what was wrong with parameters, which are left out of it. */
export interface ParsedChangeFilter {
  filter: ChangeFilter
  problems: Record<string, string>
}

const LONGEST_Q = 200
const MOST_ACCOUNTS = 200
/** A day, or a moment with or without a zone; without one it is UTC. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/

/** Reads a filter from query parameters. */
export function parseChangeFilter(params: URLSearchParams): ParsedChangeFilter {
  const problems: Record<string, string> = {}
  const from = readMoment(params, 'from', problems)
  const to = readMoment(params, 'to', problems)
  if (from !== null && to !== null && to < from) problems.to = 'must not be before from'
  const account = listOf(params, 'account')
  if (!account.every(isAccountId)) problems.account = 'must be ids of accounts, 12 digits each'
  if (account.length > MOST_ACCOUNTS) problems.account = `must name at most ${MOST_ACCOUNTS} accounts`
  const incident = params.get('incident')?.trim() || null
  if (incident !== null && !/^\d{1,18}$/.test(incident)) problems.incident = 'must be the id of an incident'
  const q = (params.get('q') ?? '').replaceAll('\u0000', '').trim()
  if (q.length > LONGEST_Q) problems.q = `must have at most ${LONGEST_Q} characters`
  const filter = {
    ...{
      from,
      to: problems.to === undefined ? to : null,
      account: account.filter(isAccountId).slice(0, MOST_ACCOUNTS),
    },
    incident: problems.incident === undefined ? incident : null,
    means: known(MEANS, params, 'means', problems),
    source: known(CHANGE_SOURCES, params, 'source', problems),
    q: q.slice(0, LONGEST_Q),
    unexplained: readFlag(params, 'unexplained', problems),
  }
  return { filter, problems }
}

/** Writes a filter as query parameters: the reverse of parseChangeFilter. */
export function formatChangeFilter(filter: ChangeFilter): URLSearchParams {
  const params = new URLSearchParams()
  const { from, to, account, incident, means, source, q, unexplained } = filter
  if (from !== null) params.set('from', new Date(from).toISOString())
  if (to !== null) params.set('to', new Date(to).toISOString())
  if (account.length > 0) params.set('account', account.join(','))
  if (incident !== null) params.set('incident', incident)
  if (means.length > 0) params.set('means', means.join(','))
  if (source.length > 0) params.set('source', source.join(','))
  if (q !== '') params.set('q', q)
  if (unexplained) params.set('unexplained', 'true')
  return params
}

function readMoment(params: URLSearchParams, name: string, problems: Record<string, string>): number | null {
  const text = params.get(name)?.trim() ?? ''
  if (text === '') return null
  const zoned = /^\d{4}-\d{2}-\d{2}$/.test(text) || /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`
  const at = MOMENT.test(text) && isDay(text.slice(0, 10)) ? Date.parse(zoned.replace(' ', 'T')) : Number.NaN
  if (!Number.isNaN(at)) return at
  problems[name] = 'must be a day or a moment such as 2026-05-07T14:00Z'
  return null
}

function readFlag(params: URLSearchParams, name: string, problems: Record<string, string>): boolean {
  const text = params.get(name)?.trim() ?? ''
  if (!['', 'true', 'false'].includes(text)) problems[name] = 'must be true or false'
  return text === 'true'
}

function known<T extends string>(
  values: readonly T[],
  params: URLSearchParams,
  name: string,
  problems: Record<string, string>,
): T[] {
  const given = listOf(params, name)
  const right = values.filter((value) => given.includes(value))
  if (right.length < given.length) problems[name] = `must be ${values.join(', ')}`
  return right
}

function listOf(params: URLSearchParams, name: string): string[] {
  const values = params.getAll(name).flatMap((part) => part.split(','))
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]
}

/** True when the filter lets everything of the usual time through. */
export function isUnfilteredChanges(filter: ChangeFilter): boolean {
  return formatChangeFilter(filter).size === 0
}
