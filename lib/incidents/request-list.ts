/** Reads what a request for incidents asks for; throws INVALID that names each wrong parameter. */
import { AppError } from '@/lib/errors'
import { ownedBy } from '@/lib/events/filter'
import { parseIncidentCursor } from './cursor'
import { type IncidentFilter, type ParsedIncidentFilter, parseIncidentFilter } from './filter'
import type { IncidentPageRequest } from './read'

const DEFAULT_LIMIT = 50
/** Incidents on a page. */
const MOST = 200

/** Who asks: `me` in a filter is them. */
type Asker = Parameters<typeof ownedBy>[1]

/** @throws AppError INVALID */
export function requestedIncidents(url: string, asks: Asker): IncidentFilter {
  const { filter, problems } = parseIncidentFilter(new URL(url).searchParams)
  refuse(problems)
  return incidentsOwnedBy(filter, asks)
}

/** @throws AppError INVALID */
export function requestedIncidentPage(url: string, asks: Asker): { filter: IncidentFilter; page: IncidentPageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseIncidentFilter(params)
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  refuse(problems)
  const page = { limit: Number(limit), cursor: params.get('cursor') || null }
  return { filter: incidentsOwnedBy(filter, asks), page }
}

/** As a page reads its address: what is wrong is left out, and named in `problems`. */
export function requestedListPage(params: URLSearchParams): ParsedIncidentFilter & { cursor: string | null } {
  const { filter, problems } = parseIncidentFilter(params)
  const cursor = params.get('cursor') || null
  try {
    if (cursor !== null) parseIncidentCursor(cursor)
    return { filter, problems, cursor }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { filter, problems: { ...problems, ...error.fields }, cursor: null }
  }
}

/** The filter with `me` replaced by the person who asks. */
export function incidentsOwnedBy(filter: IncidentFilter, asks: Asker): IncidentFilter {
  const { owner } = ownedBy({ ...filter, status: [] }, asks)
  return { ...filter, owner }
}

function refuse(problems: Record<string, string>): void {
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
}
