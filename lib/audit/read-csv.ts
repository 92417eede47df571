/** Reads everything that a filter lets through as CSV, batch after batch, so that a million entries need little memory. */
import 'server-only'
import { createLog } from '@/lib/log'
import { auditLine, CSV_HEAD } from './csv'
import type { AuditPosition } from './cursor'
import type { AuditFilter } from './filter'
import { listAuditEntries } from './read'

const BATCH = 1_000

/** The CSV in UTF-8, newest entry first. The next batch is read when the one before has been taken. */
export function streamAuditCsv(filter: AuditFilter): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let position: AuditPosition | null = null
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(CSV_HEAD)),
    async pull(controller) {
      try {
        const entries = await listAuditEntries(filter, position, BATCH)
        position = entries.at(-1) ?? position
        if (entries.length > 0) controller.enqueue(encoder.encode(entries.map(auditLine).join('')))
        if (entries.length < BATCH) controller.close()
      } catch (error) {
        // The status has been sent: a download that breaks off is all that can still be said.
        createLog('audit').error({ err: error }, 'the CSV of the audit broke off')
        controller.error(error)
      }
    },
  })
}
