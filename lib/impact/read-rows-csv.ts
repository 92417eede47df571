/** Streams the rows behind a figure as CSV. */
import 'server-only'
import { csvLine } from '@/lib/wire/csv-line'
import { streamCsv } from '@/lib/wire/stream-csv'
import { openRows, type RowsQuestion } from './read-rows'

const BATCH = 500

/** In UTF-8, with a head. */
export async function streamRows(question: RowsQuestion): Promise<ReadableStream<Uint8Array>> {
  const source = await openRows(question)
  let from = 0
  return streamCsv('impact', csvLine(source.columns), async () => {
    const rows = await source.read(from, from + BATCH)
    from += BATCH
    return { lines: rows.map(({ cells }) => csvLine(cells.map(({ text }) => text))), isLast: from >= source.count }
  })
}
