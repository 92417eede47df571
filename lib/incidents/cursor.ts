/** Where a page of incidents ends, opaque to callers: the last one's id, and its start where the reader may know that. */
import 'server-only'
import { AppError } from '@/lib/errors'

/** An incident's place in the list. */
export interface IncidentPosition {
  id: string
  /** ISO 8601; null: where the incident stands when the next page is read. */
  startedAt: string | null
}

/** The end of the year 9999, in ms: no incident starts later. */
const LAST_TIME = Date.UTC(10_000, 0)

/** Writes a position for a URL. */
export function formatIncidentCursor({ startedAt, id }: IncidentPosition): string {
  const time = startedAt === null ? '' : `${Date.parse(startedAt)}`
  return Buffer.from(`i${time}.${id}`).toString('base64url')
}

/** Reads a position. @throws AppError INVALID for a text that formatIncidentCursor did not write */
export function parseIncidentCursor(text: string): IncidentPosition {
  const [, time = '', id] = /^i(\d{0,15})\.(\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const ms = Number(time)
  if (id === undefined || ms >= LAST_TIME) {
    throw new AppError('INVALID', 'The cursor cannot be read.', {
      cursor: 'must be the nextCursor of an earlier answer',
    })
  }
  return { id, startedAt: time === '' ? null : new Date(ms).toISOString() }
}
