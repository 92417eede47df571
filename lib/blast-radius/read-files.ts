/** Reads all rows that a view lets through, batch after batch, as files: CSV or JSON. */
import 'server-only'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import { createLog } from '@/lib/log'
import { streamCsv } from '@/lib/wire/stream-csv'
import type { BlastPage } from './contract'
import { blastCsv } from './csv'
import type { BlastView } from './filter'
import { momentOf, readBatch, summaryOf } from './read'

const BATCH = 200
const BATCH_OF_ENTITIES = 5_000

/** The CSV in UTF-8. */
export function streamBlastCsv(facts: BlastFacts, view: BlastView): ReadableStream<Uint8Array> {
  const { head, line } = blastCsv(view.by, summaryOf(facts, touchesAt(facts, momentOf(view.at)), view.at))
  const next = batches(facts, view)
  return streamCsv('blast-radius', head, async () => {
    const { data, nextCursor } = await next()
    return { lines: data.map(line), isLast: nextCursor === null }
  })
}

/** The JSON in UTF-8: an object with `summary` and `data`, as a page has them, all rows in one. */
export function streamBlastJson(facts: BlastFacts, view: BlastView): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const summary = summaryOf(facts, touchesAt(facts, momentOf(view.at)), view.at)
  const next = batches(facts, view)
  let comma = ''
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`{"summary":${JSON.stringify(summary)},"data":[`)),
    async pull(controller) {
      try {
        const { data, nextCursor } = await next()
        const rows = data.map((row) => JSON.stringify(row)).join(',\n')
        if (rows !== '') controller.enqueue(encoder.encode(`${comma}\n${rows}`))
        if (rows !== '') comma = ','
        if (nextCursor !== null) return
        controller.enqueue(encoder.encode('\n]}\n'))
        controller.close()
      } catch (error) {
        // The status has been sent: a download that breaks off is all that can still be said.
        createLog('blast-radius').error({ err: error }, 'the JSON broke off')
        controller.error(error)
      }
    },
  })
}

function batches(facts: BlastFacts, view: BlastView): () => Promise<Omit<BlastPage, 'summary'>> {
  const limit = view.by === 'entity' ? BATCH_OF_ENTITIES : BATCH
  let cursor: string | null = null
  return async () => {
    const batch = await readBatch(facts, view, { limit, cursor })
    cursor = batch.nextCursor
    return batch
  }
}

/** The answer that a browser saves as a file, named after the incident and the day (UTC). */
export function jsonDownload(word: string, json: ReadableStream<Uint8Array>, now: Date): Response {
  return new Response(json, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="faultline-${word}-${now.toISOString().slice(0, 10)}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
