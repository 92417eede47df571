/** Reads every change that a filter lets through as CSV. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { streamCsv } from '@/lib/wire/stream-csv'
import { CHANGE_CSV_HEAD, changeLine } from './csv'
import type { ChangeFilter } from './filter'
import { readChangePage, resolveFilter } from './read-changes'

const BATCH = 1_000

/** The CSV in UTF-8, of the accounts that somebody may see. @throws AppError NOT_FOUND for an incident that is not there */
export async function streamChangeCsv(
  filter: ChangeFilter,
  visible: VisibleAccounts,
): Promise<ReadableStream<Uint8Array>> {
  const resolved = await resolveFilter(filter, visible)
  let cursor: string | null = null
  return streamCsv('iam-changes', CHANGE_CSV_HEAD, async () => {
    const { data, nextCursor } = await readChangePage(resolved, { limit: BATCH, cursor }, visible)
    cursor = nextCursor
    return { lines: data.map(changeLine), isLast: nextCursor === null }
  })
}
