/** Reads verdicts one by one: a page of those that a filter lets through, at a moment. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { VerdictPage } from './contract-pages'
import { formatVerdictCursor } from './cursor'
import { formatVerdictFilter, type VerdictFilter } from './filter'
import { presentVerdict } from './present'
import { readPastReadings } from './read-past'
import { findVerdictRows, type RowsRequest } from './read-verdict-rows'

/** How many verdicts a page holds, and where it begins: null for the first. */
export interface VerdictPageRequest {
  limit: number
  cursor: string | null
  /** worst-first: of one check, accounts that fail before those that pass; else by check and account. */
  order?: RowsRequest['order']
}

/**
 * A page of verdicts of the accounts that somebody may see, by check and account, or as the page asks for.
 * @throws AppError INVALID for a cursor that is none
 */
export function listVerdicts(
  filter: VerdictFilter,
  page: VerdictPageRequest,
  accounts: VisibleAccounts,
): Promise<VerdictPage> {
  const key = `verdicts ${formatVerdictFilter(filter)} ${page.limit} ${page.order ?? ''} ${page.cursor ?? ''} ${visibilityKey(accounts)}`
  return cachedRead(['evidence', 'accounts', 'connections'], key, () => readVerdictPage(filter, page, accounts))
}

/** As listVerdicts, read afresh. */
export async function readVerdictPage(
  filter: VerdictFilter,
  { limit, cursor, order = 'account' }: VerdictPageRequest,
  accounts: VisibleAccounts,
  now = new Date(),
): Promise<VerdictPage> {
  const rows = await findVerdictRows(filter, { limit: limit + 1, cursor, order }, accounts, now)
  const shownRows = rows.slice(0, limit)
  const past = filter.at === null ? null : await readPastReadings(filter.at, shownRows)
  const last = shownRows.at(-1)
  return {
    data: shownRows.map((row) => presentVerdict(row, past)),
    nextCursor:
      rows.length > limit && last
        ? formatVerdictCursor({ check: last.check, account: last.accountId, rank: last.rank })
        : null,
  }
}
