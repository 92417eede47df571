/** Where a page of the timeline ends: the start and id of its last event, opaque to callers. */
import { AppError } from '@/lib/errors'

export interface Position {
  /** ISO 8601. */
  startedAt: string
  id: string
}

/** The end of the year 9999, in ms: no event starts later. */
const LAST_TIME = Date.UTC(10_000, 0)

/** Writes a position for a URL. */
export function formatCursor({ startedAt, id }: Position): string {
  return Buffer.from(`${Date.parse(startedAt)}.${id}`).toString('base64url')
}

/**
 * Reads a position.
 * @throws AppError INVALID for a text that formatCursor did not write
 */
export function parseCursor(text: string): Position {
  const [, milliseconds, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const time = Number(milliseconds)
  if (id === undefined || !(time >= 0 && time < LAST_TIME)) {
    throw new AppError('INVALID', 'The cursor cannot be read.', {
      cursor: 'must be the nextCursor of an earlier answer',
    })
  }
  return { startedAt: new Date(time).toISOString(), id }
}
