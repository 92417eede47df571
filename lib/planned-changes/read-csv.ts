/** Reads every planned change that a filter lets through as CSV. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { streamCsv } from '@/lib/wire/stream-csv'
import { CHANGE_CSV_HEAD, changeLine } from './csv'
import type { ChangeFilter } from './filter'
import { findChanges, readListed } from './read'

const BATCH = 500

/** The CSV in UTF-8, of what somebody may see. @param now ms */
export async function streamChangeCsv(
  filter: ChangeFilter,
  visible: VisibleAccounts,
  now: Instant,
): Promise<ReadableStream<Uint8Array>> {
  const { changes, scope } = await findChanges(filter, visible, now)
  let place = 0
  return streamCsv('planned-changes', CHANGE_CSV_HEAD, async () => {
    const views = await readListed(changes.slice(place, place + BATCH), scope, now)
    place += BATCH
    return { lines: views.map(changeLine), isLast: place >= changes.length }
  })
}
