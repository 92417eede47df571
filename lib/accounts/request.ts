/** Reads which accounts a request asks for; throws INVALID that names each wrong parameter. */
import { AppError } from '@/lib/errors'
import { parseAccountCursor } from './cursor'
import { type AccountFilter, type ParsedAccountFilter, parseAccountFilter } from './filter'
import type { AccountPageRequest } from './read'

const DEFAULT_LIMIT = 50
const MOST = 1_000

/** @throws AppError INVALID */
export function requestedAccounts(url: string): AccountFilter {
  const { filter, problems } = parseAccountFilter(new URL(url).searchParams)
  refuse(problems)
  return filter
}

/** @throws AppError INVALID */
export function requestedAccountPage(url: string): { filter: AccountFilter; page: AccountPageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseAccountFilter(params)
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  refuse(problems)
  return { filter, page: { limit: Number(limit), cursor: params.get('cursor') || null } }
}

type PageParams = Readonly<Record<string, string | string[] | undefined>>

/** As a page reads its address: what is wrong is left out, and named in `problems`. */
export function requestedDirectoryPage(given: PageParams): ParsedAccountFilter & { cursor: string | null } {
  const params = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  )
  const { filter, problems } = parseAccountFilter(params)
  const cursor = params.get('cursor') || null
  try {
    if (cursor !== null) parseAccountCursor(filter.sort, cursor)
    return { filter, problems, cursor }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { filter, problems: { ...problems, ...error.fields }, cursor: null }
  }
}

function refuse(problems: Record<string, string>): void {
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
}
