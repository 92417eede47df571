/** Where a page of the audit ends: time and id of its last entry, opaque to callers. */
import 'server-only'
import { AppError } from '@/lib/errors'

export interface AuditPosition {
  /** ISO 8601. */
  at: string
  id: string
}

/** The end of the year 9999, in ms. */
const LAST_TIME = Date.UTC(10_000, 0)

/** Writes a position for a URL. */
export function formatAuditCursor({ at, id }: AuditPosition): string {
  return Buffer.from(`${Date.parse(at)}.${id}`).toString('base64url')
}

/** Reads a position. @throws AppError INVALID for a text that formatAuditCursor did not write */
export function parseAuditCursor(text: string): AuditPosition {
  const [, milliseconds, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const time = Number(milliseconds)
  if (id === undefined || !(time >= 0 && time < LAST_TIME)) {
    throw new AppError('INVALID', 'The cursor cannot be read.', { cursor: 'must come from an earlier page' })
  }
  return { at: new Date(time).toISOString(), id }
}
