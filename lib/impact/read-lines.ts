/** Reads the incidents of a summary, one line each. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import type { IncidentLine } from './contract'
import { type LineFigures, presentLines } from './present-lines'

/** How many are read at once. */
const CHUNK = 500

/** The lines of these incidents, in their order. */
export async function readLines(
  ids: readonly string[],
  of: LineFigures,
  accounts: VisibleAccounts,
): Promise<IncidentLine[]> {
  return ids.length === 0 ? [] : presentLines(ids, await listSummariesOf(ids, accounts), of)
}

/** The same some at a time, for exports of any length. */
export async function* streamLines(
  ids: readonly string[],
  of: LineFigures,
  accounts: VisibleAccounts,
): AsyncGenerator<IncidentLine[]> {
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield await readLines(ids.slice(from, from + CHUNK), of, accounts)
  }
}
