/** Reads incidents: a page of the list, one of them with all that is known. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { AppError } from '@/lib/errors'
import type { Page } from '@/lib/events/contract'
import type { IncidentSummaryView, IncidentView } from './contract'
import { formatIncidentCursor, parseIncidentCursor } from './cursor'
import { formatIncidentFilter, type IncidentFilter } from './filter'
import { findIncident } from './read-detail'
import { listSummaryRows } from './read-summaries'

/** How many incidents a page holds, and where it begins: null for the newest. */
export interface IncidentPageRequest {
  limit: number
  cursor: string | null
}

/**
 * Incidents as rows of a list, newest start first, as far as the reader may see them. `me` in the filter must have been
 * replaced (ownedBy).
 * @throws AppError INVALID for a cursor that is none
 */
export function listIncidents(
  filter: IncidentFilter,
  { limit, cursor }: IncidentPageRequest,
  accounts: VisibleAccounts,
): Promise<Page<IncidentSummaryView>> {
  const position = cursor === null ? null : parseIncidentCursor(cursor)
  const key = `incidents ${formatIncidentFilter(filter)} ${limit} ${cursor ?? ''} ${visibilityKey(accounts)}`
  return cachedRead('incidents', key, async () => {
    const rows = await listSummaryRows(filter, { position, most: limit + 1 }, accounts)
    const data = rows.slice(0, limit)
    const last = data.at(-1)
    if (rows.length <= limit || last === undefined) return { data, nextCursor: null }
    // The true start may be that of an event that the reader does not see.
    const startedAt = accounts === null ? last.startedAt : null
    return { data, nextCursor: formatIncidentCursor({ id: last.id, startedAt }) }
  })
}

/**
 * One incident with all that is known about it; for one that was merged into another, that other.
 * @throws AppError NOT_FOUND, also where it may not be seen
 */
export async function getIncident(id: string, accounts: VisibleAccounts): Promise<IncidentView> {
  const number = isIncidentId(id) ? String(BigInt(id)) : null
  const key = `incident ${number} ${visibilityKey(accounts)}`
  const incident = number === null ? null : await cachedRead('incidents', key, () => findIncident(number, accounts))
  if (incident === null) throw new AppError('NOT_FOUND', `There is no incident ${id.slice(0, 40)}.`)
  return incident
}

const answers = new WeakMap<IncidentView, { data: IncidentView }>()

/** The same as an answer's body, one object for all who are given the same: it is turned into text once. @throws AppError */
export async function getIncidentAnswer(id: string, accounts: VisibleAccounts): Promise<{ data: IncidentView }> {
  const data = await getIncident(id, accounts)
  const answer = answers.get(data) ?? { data }
  answers.set(data, answer)
  return answer
}

/** Whether an incident may have such an id. */
function isIncidentId(id: string): boolean {
  return /^\d{1,18}$/.test(id)
}
