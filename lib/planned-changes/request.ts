/** Reads what requests for planned changes ask for; throws INVALID that names each wrong parameter. */
import 'server-only'
import { AppError } from '@/lib/errors'
import { parseChangeCursor } from './cursor'
import { type ChangeFilter, parseChangeFilter } from './filter'
import type { ChangePageRequest } from './read'
import { type ChangesView, parseChangesView } from './view-state'

const DEFAULT_LIMIT = 50
const MOST = 500

/** @throws AppError INVALID */
export function requestedChanges(url: string): { filter: ChangeFilter; page: ChangePageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseChangeFilter(params)
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
  return { filter, page: { limit: Number(limit), cursor: params.get('cursor') || null } }
}

/** As the page reads its address: what is wrong is left out, and named in `problems`. */
export function requestedChangesPage(params: URLSearchParams): ChangesView & { problems: Record<string, string> } {
  const parsed = parseChangesView(params)
  try {
    if (parsed.cursor !== null) parseChangeCursor(parsed.cursor)
    return parsed
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...parsed, problems: { ...parsed.problems, ...error.fields }, cursor: null }
  }
}

/** The filter that an address was made with; what is no longer right in it filters nothing. */
export function filterOfFeed(query: string): ChangeFilter {
  return parseChangeFilter(new URLSearchParams(query)).filter
}
