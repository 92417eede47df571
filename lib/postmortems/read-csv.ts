/** Reads every post-mortem or action that a filter lets through as CSV, as far as a reader may see it. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { streamCsv } from '@/lib/wire/stream-csv'
import type { ActionRow, PostmortemRow } from './contract-lists'
import { ACTION_CSV_HEAD, actionLine, POSTMORTEM_CSV_HEAD, postmortemLine } from './csv'
import type { ActionPosition, PostmortemPosition } from './cursor'
import type { ActionFilter, PostmortemFilter } from './filter'
import { positionOf, readActionRows } from './read-action-list'
import { listPostmortemRows } from './read-list'

const BATCH = 500

/** The CSV in UTF-8, newest opened first. Its batches are read past the cache of pages. */
export function streamPostmortemCsv(filter: PostmortemFilter, accounts: VisibleAccounts): ReadableStream<Uint8Array> {
  let after: PostmortemPosition | null = null
  return streamCsv('postmortems', POSTMORTEM_CSV_HEAD, async () => {
    const rows: PostmortemRow[] = await listPostmortemRows(filter, { after, most: BATCH }, accounts)
    after = rows.at(-1) ?? after
    return { lines: rows.map(postmortemLine), isLast: rows.length < BATCH }
  })
}

/** The CSV in UTF-8, in the order of the list. Its batches are read past the cache of pages. */
export function streamActionCsv(filter: ActionFilter, accounts: VisibleAccounts): ReadableStream<Uint8Array> {
  let after: ActionPosition | null = null
  return streamCsv('postmortems', ACTION_CSV_HEAD, async () => {
    const rows: ActionRow[] = await readActionRows(filter, { after, most: BATCH }, accounts)
    const last = rows.at(-1)
    after = last === undefined ? after : positionOf(last)
    return { lines: rows.map(actionLine), isLast: rows.length < BATCH }
  })
}
