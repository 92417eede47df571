/** Reads what a request for post-mortems or actions asks for; throws INVALID that names each wrong parameter. */
import { AppError } from '@/lib/errors'
import { parseActionCursor, parsePostmortemCursor } from './cursor'
import {
  type ActionFilter,
  ownedByAsker,
  type Parsed,
  type PostmortemFilter,
  parseActionFilter,
  parsePostmortemFilter,
} from './filter'
import type { ListPage } from './read-list'

const DEFAULT_LIMIT = 50
/** Rows on a page. */
const MOST = 200

/** Who asks: `me` in a filter is them. */
type Asker = Parameters<typeof ownedByAsker>[1]

/** @throws AppError INVALID */
export function requestedPostmortems(url: string, asks: Asker): { filter: PostmortemFilter; page: ListPage } {
  return requested(url, asks, parsePostmortemFilter)
}

/** @throws AppError INVALID */
export function requestedActions(url: string, asks: Asker): { filter: ActionFilter; page: ListPage } {
  return requested(url, asks, parseActionFilter)
}

/** As a page reads its address: what is wrong is left out, and named in `problems`. */
export function shownPostmortems(params: URLSearchParams): Parsed<PostmortemFilter> & { cursor: string | null } {
  return shown(params, parsePostmortemFilter, parsePostmortemCursor)
}

/** As a page reads its address: what is wrong is left out, and named in `problems`. */
export function shownActions(params: URLSearchParams): Parsed<ActionFilter> & { cursor: string | null } {
  return shown(params, parseActionFilter, parseActionCursor)
}

function requested<F extends { owner: string[] }>(
  url: string,
  asks: Asker,
  parse: (params: URLSearchParams) => Parsed<F>,
): { filter: F; page: ListPage } {
  const params = new URL(url).searchParams
  const { filter, problems } = parse(params)
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
  return { filter: ownedByAsker(filter, asks), page: { limit: Number(limit), cursor: params.get('cursor') || null } }
}

function shown<F>(
  params: URLSearchParams,
  parse: (params: URLSearchParams) => Parsed<F>,
  parseCursor: (text: string) => unknown,
): Parsed<F> & { cursor: string | null } {
  const { filter, problems } = parse(params)
  const cursor = params.get('cursor') || null
  try {
    if (cursor !== null) parseCursor(cursor)
    return { filter, problems, cursor }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { filter, problems: { ...problems, ...error.fields }, cursor: null }
  }
}
