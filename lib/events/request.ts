/** Reads what a request for events asks for; throws INVALID that names each wrong parameter. */
import { AppError } from '@/lib/errors'
import { type EventFilter, parseEventFilter } from './filter'
import type { PageRequest } from './read'

const DEFAULT_LIMIT = 50
const MOST = 200

/** @throws AppError INVALID */
export function requestedFilter(url: string): EventFilter {
  const { filter, problems } = parseEventFilter(new URL(url).searchParams)
  refuse(problems)
  return filter
}

/** @throws AppError INVALID */
export function requestedPage(url: string): { filter: EventFilter; page: PageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseEventFilter(params)
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  refuse(problems)
  return { filter, page: { limit: Number(limit), cursor: params.get('cursor') || null } }
}

function refuse(problems: Record<string, string>): void {
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
}
