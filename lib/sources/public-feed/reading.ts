/** One reading of one public document: fetch, parse, and only then remember how to ask for the next. */
import type { Reading } from '@/lib/sources/source'
import { type DocumentRequest, fetchDocument } from './http'
import type { Body } from './json'
import { createUnreadableReport, type UnreadableReport } from './unreadable'

/** Turns a complete answer into items; throws SourceError when the answer as a whole cannot be read. */
export type ParseBody<T> = (body: Body, now: number, report: UnreadableReport) => T[]

/**
 * Fetches and parses a document. The cursor moves only when all of it was read.
 * @throws {SourceError} when there is no complete answer or it cannot be read as a whole
 */
export async function readDocument<T>(request: DocumentRequest, parse: ParseBody<T>): Promise<Reading<T>> {
  const { url, now } = request
  const fetched = await fetchDocument(request)
  const cursor = { ...request.cursor, [url]: fetched.validator }
  if (fetched.kind === 'unchanged') return { kind: 'unchanged', url, cursor }
  const report = createUnreadableReport()
  const items = parse(fetched, now, report)
  return {
    kind: 'read',
    url,
    cursor,
    items,
    unreadable: report.lines(),
    bytes: fetched.bytes.length,
  }
}
