/** Reads every incident that a filter lets through as CSV. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { streamCsv } from '@/lib/wire/stream-csv'
import type { IncidentSummaryView } from './contract'
import { INCIDENT_CSV_HEAD, incidentLine } from './csv'
import type { IncidentPosition } from './cursor'
import type { IncidentFilter } from './filter'
import { listSummaryRows } from './read-summaries'

const BATCH = 1_000

/** The CSV in UTF-8, newest start first, of what somebody may see. Its batches are read past the cache of pages. */
export function streamIncidentCsv(filter: IncidentFilter, accounts: VisibleAccounts): ReadableStream<Uint8Array> {
  let position: IncidentPosition | null = null
  return streamCsv('incidents', INCIDENT_CSV_HEAD, async () => {
    const rows: IncidentSummaryView[] = await listSummaryRows(filter, { position, most: BATCH }, accounts)
    const last = rows.at(-1)
    position = last === undefined ? position : { id: last.id, startedAt: accounts === null ? last.startedAt : null }
    return { lines: rows.map(incidentLine), isLast: rows.length < BATCH }
  })
}
