/** Reads everything that a filter lets through as CSV. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { streamCsv } from '@/lib/wire/stream-csv'
import { ACCOUNT_CSV_HEAD, accountLine } from './csv'
import type { AccountFilter } from './filter'
import { readAccountPage } from './read'

const BATCH = 1_000

/** The CSV in UTF-8, of the accounts that somebody may see. */
export function streamAccountCsv(filter: AccountFilter, accounts: VisibleAccounts): ReadableStream<Uint8Array> {
  let cursor: string | null = null
  return streamCsv('accounts', ACCOUNT_CSV_HEAD, async () => {
    const { data, nextCursor } = await readAccountPage(filter, { limit: BATCH, cursor }, accounts)
    cursor = nextCursor
    return { lines: data.map(accountLine), isLast: nextCursor === null }
  })
}
