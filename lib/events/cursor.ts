/** Where a page ends, opaque to callers: the start and id of its last event, or the key of an event's last account or entity. */
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
  if (id === undefined || !(time >= 0 && time < LAST_TIME)) throw unreadable()
  return { startedAt: new Date(time).toISOString(), id }
}

/** Writes the key of an account (its id) or of an entity (account id, value, and ARN or '') for a URL. */
export function formatReachCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * Reads the key of an account or an entity, which has `length` parts.
 * @throws AppError INVALID for a text that formatReachCursor did not write
 */
export function parseReachCursor(text: string, length: 1 | 3): string[] {
  const parts = parseTexts(Buffer.from(text, 'base64url').toString())
  if (parts.length !== length || !/^\d{12}$/.test(parts[0] ?? '') || parts.some((part) => part.includes('\0'))) {
    throw unreadable()
  }
  return parts
}

function parseTexts(json: string): string[] {
  try {
    const parts: unknown = JSON.parse(json)
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : []
  } catch {
    return []
  }
}

function unreadable(): AppError {
  return new AppError('INVALID', 'The cursor cannot be read.', {
    cursor: 'must be the nextCursor of an earlier answer',
  })
}
