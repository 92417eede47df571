/** Reads everything that a filter lets through as CSV, batch after batch, so that many accounts need little memory. */
import 'server-only'
import { createLog } from '@/lib/log'
import { ACCOUNT_CSV_HEAD, accountLine } from './csv'
import type { AccountFilter } from './filter'
import type { VisibleAccounts } from './filter-sql'
import { readAccountPage } from './read'

const BATCH = 1_000

/** The CSV in UTF-8, of the accounts that somebody may see. The next batch is read when the one before has been taken. */
export function streamAccountCsv(filter: AccountFilter, accounts: VisibleAccounts): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let cursor: string | null = null
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(ACCOUNT_CSV_HEAD)),
    async pull(controller) {
      try {
        const { data, nextCursor } = await readAccountPage(filter, { limit: BATCH, cursor }, accounts)
        cursor = nextCursor
        if (data.length > 0) controller.enqueue(encoder.encode(data.map(accountLine).join('')))
        if (nextCursor === null) controller.close()
      } catch (error) {
        // The status has been sent: a download that breaks off is all that can still be said.
        createLog('accounts').error({ err: error }, 'the CSV of accounts broke off')
        controller.error(error)
      }
    },
  })
}
