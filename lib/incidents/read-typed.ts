/** Finds incidents for what somebody typed: an id, or words of the title, of the notes, of services and of what AWS said. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { IncidentSummaryView } from './contract'
import { NO_INCIDENT_FILTER } from './filter'
import { listIncidents } from './read'
import { findFamily } from './read-detail-core'
import { listSummariesOf } from './read-summaries'

const MOST_FOUND = 6

/** The incident of that id first ("#12", "12"), or what it was merged into, then those that hold all words, newest first; at most 6. */
export async function findTypedIncidents(typed: string, accounts: VisibleAccounts): Promise<IncidentSummaryView[]> {
  const text = typed.trim()
  const id = /^#?(\d{1,18})$/.exec(text)?.[1]
  const [named, worded] = await Promise.all([
    id === undefined ? [] : listById(id, accounts),
    text.length > 1
      ? listIncidents({ ...NO_INCIDENT_FILTER, q: text }, { limit: MOST_FOUND, cursor: null }, accounts)
      : { data: [] },
  ])
  const others = worded.data.filter((incident) => named.every((other) => other.id !== incident.id))
  return [...named, ...others].slice(0, MOST_FOUND)
}

async function listById(id: string, accounts: VisibleAccounts): Promise<IncidentSummaryView[]> {
  const family = await findFamily(id)
  return family === null ? [] : listSummariesOf([family.id], accounts)
}
