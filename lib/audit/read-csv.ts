/** Reads everything that a filter lets through as CSV. */
import 'server-only'
import { streamCsv } from '@/lib/wire/stream-csv'
import { auditLine, CSV_HEAD } from './csv'
import type { AuditPosition } from './cursor'
import type { AuditFilter } from './filter'
import { listAuditEntries } from './read'

const BATCH = 1_000

/** The CSV in UTF-8, newest entry first. */
export function streamAuditCsv(filter: AuditFilter): ReadableStream<Uint8Array> {
  let position: AuditPosition | null = null
  return streamCsv('audit', CSV_HEAD, async () => {
    const entries = await listAuditEntries(filter, position, BATCH)
    position = entries.at(-1) ?? position
    return { lines: entries.map(auditLine), isLast: entries.length < BATCH }
  })
}
