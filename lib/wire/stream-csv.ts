/** Streams CSV batch after batch, so that a million lines need little memory. */
import 'server-only'
import { createLog } from '@/lib/log'

/** Some lines of a file, each with its line break. */
export interface CsvBatch {
  lines: string[]
  isLast: boolean
}

/**
 * The CSV in UTF-8. `next` is asked for a batch when the one before has been taken.
 * @param word whose CSV it is, as the log names it
 */
export function streamCsv(word: string, head: string, next: () => Promise<CsvBatch>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      try {
        const { lines, isLast } = await next()
        if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')))
        if (isLast) controller.close()
      } catch (error) {
        // The status has been sent: a download that breaks off is all that can still be said.
        createLog(word).error({ err: error }, 'the CSV broke off')
        controller.error(error)
      }
    },
  })
}

/** The answer that a browser saves as a file, named after the word and the day (UTC). */
export function csvDownload(word: string, csv: ReadableStream<Uint8Array>, now: Date): Response {
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="faultline-${word}-${now.toISOString().slice(0, 10)}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
