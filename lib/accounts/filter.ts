/** The directory's filter: how it stands in a URL, and which values are right. The page, the CSV and /api/v1/accounts share it. */

/** name and id rise; joined begins with the latest. */
export const ACCOUNT_SORTS = ['name', 'id', 'joined'] as const
export type AccountSort = (typeof ACCOUNT_SORTS)[number]

/** What stands for "has none" in the filters of team, environment, criticality and connection. */
export const NONE = 'none'
/** The status of accounts that a complete reading no longer names. */
export const LEFT = 'left'

/** Which accounts to list, and in which order. Empty lists and nulls filter nothing. */
export interface AccountFilter {
  /** Parts of id, name, e-mail or a tag's value, all of them. */
  q: string | null
  /** Ids or names; `none`: owned by no team. Any of them. */
  team: string[]
  /** Names; `none`: without one. */
  environment: string[]
  /** critical, high, normal, low; `none`: nobody said. */
  criticality: string[]
  /** Ids; `none`: named by a file alone. */
  connection: string[]
  /** Ids of units; accounts below them count. */
  unit: string[]
  /** AWS's words for accounts that are there; `left` for those that are not. */
  status: string[]
  sort: AccountSort
}

export const NO_ACCOUNT_FILTER: AccountFilter = {
  q: null,
  team: [],
  environment: [],
  criticality: [],
  connection: [],
  unit: [],
  status: [],
  sort: 'name',
}

const LISTS = ['team', 'environment', 'criticality', 'connection', 'unit', 'status'] as const
const TEXT_LIMIT = 200
const VALUES_LIMIT = 50
const VALUE_LIMIT = 100
const CONTROLS = /\p{Cc}/u

/** A filter, or which parameter is wrong and why. */
export interface ParsedAccountFilter {
  filter: AccountFilter
  problems: Record<string, string>
}

/** Ids and AWS's words hold no commas; names may. */
const COMMA_SEPARATED: readonly string[] = ['criticality', 'connection', 'unit', 'status']

/**
 * Reads a filter from query parameters. Lists repeat the parameter (`team=a&team=b`) or, but for names, part with commas.
 * Wrong values are left out of the filter and named in `problems` (parameter → what it wants).
 */
export function parseAccountFilter(params: URLSearchParams): ParsedAccountFilter {
  const problems: Record<string, string> = {}
  const filter: AccountFilter = {
    ...NO_ACCOUNT_FILTER,
    q: readText(params, problems),
    sort: readSort(params, problems),
  }
  for (const name of LISTS) filter[name] = readList(params, name, problems)
  return { filter, problems }
}

/** Writes a filter as query parameters: the reverse of parseAccountFilter. */
export function formatAccountFilter(filter: AccountFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.q !== null) params.set('q', filter.q)
  for (const name of LISTS) for (const value of filter[name]) params.append(name, value)
  if (filter.sort !== NO_ACCOUNT_FILTER.sort) params.set('sort', filter.sort)
  return params
}

/** True when the filter lets everything through; the order does not count. */
export function isUnfilteredAccounts(filter: AccountFilter): boolean {
  return formatAccountFilter({ ...filter, sort: NO_ACCOUNT_FILTER.sort }).size === 0
}

function readText(params: URLSearchParams, problems: Record<string, string>): string | null {
  const text = (params.get('q') ?? '').trim()
  if (text.length > TEXT_LIMIT) problems.q = `takes at most ${TEXT_LIMIT} characters`
  else if (CONTROLS.test(text)) problems.q = 'takes text on one line'
  else if (text !== '') return text
  return null
}

function readSort(params: URLSearchParams, problems: Record<string, string>): AccountSort {
  const given = params.get('sort') || NO_ACCOUNT_FILTER.sort
  const sort = ACCOUNT_SORTS.find((each) => each === given)
  if (sort === undefined) problems.sort = `must be ${ACCOUNT_SORTS.join(', ')}`
  return sort ?? NO_ACCOUNT_FILTER.sort
}

function readList(params: URLSearchParams, name: (typeof LISTS)[number], problems: Record<string, string>): string[] {
  const given = params.getAll(name)
  const parts = COMMA_SEPARATED.includes(name) ? given.flatMap((part) => part.split(',')) : given
  const values = [...new Set(parts.map((value) => value.trim()).filter((value) => value !== ''))]
  if (values.length > VALUES_LIMIT) problems[name] = `takes at most ${VALUES_LIMIT} values`
  else if (values.some((value) => value.length > VALUE_LIMIT || CONTROLS.test(value)))
    problems[name] = `takes at most ${VALUE_LIMIT} characters on one line`
  else return values
  return []
}
