/** Reads every verdict that a filter lets through as CSV. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { streamCsv } from '@/lib/wire/stream-csv'
import { VERDICT_CSV_HEAD, verdictLine } from './csv'
import type { VerdictFilter } from './filter'
import { readVerdictPage } from './read-verdicts'

const BATCH = 500

/** The CSV in UTF-8, of the accounts that somebody may see; all of it as of one moment. */
export function streamVerdictCsv(filter: VerdictFilter, accounts: VisibleAccounts): ReadableStream<Uint8Array> {
  const now = new Date()
  let cursor: string | null = null
  return streamCsv('evidence', VERDICT_CSV_HEAD, async () => {
    const { data, nextCursor } = await readVerdictPage(filter, { limit: BATCH, cursor }, accounts, now)
    cursor = nextCursor
    return { lines: data.map(verdictLine), isLast: nextCursor === null }
  })
}
