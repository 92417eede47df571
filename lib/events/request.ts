/** Reads what a request for events asks for; throws INVALID that names each wrong parameter. */
import { AppError } from '@/lib/errors'
import { type EventFilter, ownedBy, parseEventFilter } from './filter'
import type { PageRequest } from './read-page'

const DEFAULT_LIMIT = 50
/** Events on a page. */
const MOST = 200
/** Accounts or entities on a page. */
const MOST_REACHED = 1_000
const MOST_STATUSES = 20

/** Who asks: `me` in a filter is them. */
type Asker = Parameters<typeof ownedBy>[1]

/** @throws AppError INVALID */
export function requestedFilter(url: string, asks: Asker): EventFilter {
  const { filter, problems } = parseEventFilter(new URL(url).searchParams)
  refuse(problems)
  return ownedBy(filter, asks)
}

/** @throws AppError INVALID */
export function requestedPage(url: string, asks: Asker): { filter: EventFilter; page: PageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseEventFilter(params)
  const page = readPage(params, MOST, problems)
  refuse(problems)
  return { filter: ownedBy(filter, asks), page }
}

/** @throws AppError INVALID */
export function requestedAccountPage(url: string): PageRequest {
  const problems: Record<string, string> = {}
  const page = readPage(new URL(url).searchParams, MOST_REACHED, problems)
  refuse(problems)
  return page
}

/** Which entities of an event to list: any of each list; empty ones ask for nothing. */
export interface EntityFilter {
  account: string[]
  /** As AWS writes it; `none` for entities without one. */
  status: string[]
}

/** @throws AppError INVALID */
export function requestedEntityPage(url: string): { filter: EntityFilter; page: PageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseEventFilter(new URLSearchParams(listOf(params, 'account')))
  const status = params.getAll('status').flatMap((part) => part.split(',').filter(Boolean))
  if (!status.every((word) => /^\w{1,60}$/.test(word)) || status.length > MOST_STATUSES) {
    problems.status = `must be statuses as AWS writes them, or none; at most ${MOST_STATUSES}`
  }
  const page = readPage(params, MOST_REACHED, problems)
  refuse(problems)
  return { filter: { account: filter.account, status }, page }
}

/** Which values of a filter somebody looks for. */
export interface ChoiceRequest {
  name: 'account' | 'team' | 'owner'
  /** What was typed; may be empty. */
  typed: string
  /** Those whose names are wanted too. */
  chosen: string[]
}

/** @throws AppError INVALID */
export function requestedChoices(url: string): ChoiceRequest {
  const params = new URL(url).searchParams
  const name = params.get('name')
  if (name !== 'account' && name !== 'team' && name !== 'owner') {
    throw invalid({ name: 'must be account, team or owner' })
  }
  const { filter, problems } = parseEventFilter(new URLSearchParams([...listOf(params, name), ...listOf(params, 'q')]))
  refuse(problems)
  return { name, typed: filter.q ?? '', chosen: filter[name] }
}

function listOf(params: URLSearchParams, name: string): [string, string][] {
  return params.getAll(name).map((value) => [name, value])
}

function readPage(params: URLSearchParams, most: number, problems: Record<string, string>): PageRequest {
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > most) {
    problems.limit = `must be a whole number from 1 to ${most}`
  }
  return { limit: Number(limit), cursor: params.get('cursor') || null }
}

function refuse(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalid(problems)
}

function invalid(problems: Record<string, string>): AppError {
  const [name, wants] = Object.entries(problems)[0] ?? []
  return new AppError('INVALID', `Parameter ${name} ${wants}.`, problems)
}
