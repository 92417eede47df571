/** Reads a summary as a file that the reader saves: CSV of its incidents, JSON of all of it, or the letter as PDF. */
import 'server-only'
import type { Principal } from '@/lib/domain/access'
import type { Instant } from '@/lib/domain/health-event'
import type { Period } from '@/lib/domain/impact/period'
import type { ImpactView, IncidentLine } from '@/lib/impact/contract'
import { type ImpactFilter, impactQuery } from '@/lib/impact/filter'
import { readImpact, streamIncidentLines } from '@/lib/impact/read-impact'
import { csvLine } from '@/lib/wire/csv-line'
import { type CsvBatch, streamCsv } from '@/lib/wire/stream-csv'
import { CSV_HEAD, csvCells } from './columns'
import { fileName } from './file-name'
import type { LetterFacts } from './pdf'
import { streamText } from './stream-text'

/** What is to be exported, and for whom. */
export interface WantedFile {
  period: Period
  filter: ImpactFilter
  reader: Pick<Principal, 'accounts'>
  /** ms UTC */
  now: Instant
}

/** The incidents, worst first, a batch at a time. */
export async function readCsv({ period, filter, reader, now }: WantedFile): Promise<ReadableStream<Uint8Array>> {
  const batches = streamIncidentLines(period, filter, reader.accounts, now)
  return streamCsv('impact', csvLine(CSV_HEAD), async (): Promise<CsvBatch> => {
    const { value, done } = await batches.next()
    const lines: IncidentLine[] = value ?? []
    return { lines: lines.map((line) => csvLine(csvCells(line))), isLast: done === true }
  })
}

/** All figures, and all incidents after them. @param origin under which others reach Faultline */
export async function readJson(wanted: WantedFile, origin: string): Promise<ReadableStream<Uint8Array>> {
  const { period, filter, reader, now } = wanted
  const view = await readImpact(period, filter, reader.accounts, now)
  const { lines: _, ...incidents } = view.incidents
  const head = { format: 'faultline-impact-1', address: addressOf(wanted, origin), ...view, incidents }
  return streamText('impact', jsonText(head, streamIncidentLines(period, filter, reader.accounts, now)))
}

/** The letter. @param origin as above */
export async function readPdf(wanted: WantedFile, origin: string): Promise<ArrayBuffer> {
  const { period, filter, reader, now } = wanted
  const view = await readImpact(period, filter, reader.accounts, now)
  const { content } = await readLetter(view, { name: null, address: addressOf(wanted, origin) })
  return content
}

/** The letter of a summary that has been read, as a file. */
export async function readLetter(
  view: ImpactView,
  facts: LetterFacts,
): Promise<{ name: string; type: string; content: ArrayBuffer }> {
  // PDFKit and its fonts are loaded by those who want a PDF.
  const { letterPdf } = await import('./pdf')
  return { name: fileName(view.period, 'pdf'), type: 'application/pdf', content: await letterPdf(view, facts) }
}

function addressOf({ period, filter }: WantedFile, origin: string): string {
  return `${origin}/impact?${impactQuery(period, filter)}`
}

/** An object with one more name, `lines`, whose list comes in parts. */
async function* jsonText(head: object, batches: AsyncGenerator<object[]>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"lines":[`
  let isFirst = true
  for await (const batch of batches) {
    for (const line of batch) {
      yield `${isFirst ? '' : ','}${JSON.stringify(line)}`
      isFirst = false
    }
  }
  yield ']}'
}
