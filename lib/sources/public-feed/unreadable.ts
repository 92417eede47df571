/** Collects what could not be read of one answer, bounded, so that a bad item is reported and never stops the rest. */
import type { Unreadable } from '@/lib/sources/source'
import { excerpt } from './storable-text'

const RECEIVED_BYTES = 16 * 1024
const LINES = 100

/** Why an item or a part of one cannot be used; `message` is in words. */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem'
  constructor(message: string) {
    // Nobody looks at its stack, and recording one is what takes longest where an answer holds millions of bad items.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = limit
  }
}

/** The list of what could not be read of one answer. */
export interface UnreadableReport {
  /** Notes one item or part. `received` is turned into text and cut to 16 KiB. */
  add(where: string, why: string, received: unknown): void
  /** The first 100 notes, and one more that counts the rest where there are any. */
  lines(): Unreadable[]
}

/** An empty report. */
export function createUnreadableReport(): UnreadableReport {
  const lines: Unreadable[] = []
  let left = 0
  return {
    add(where, why, received) {
      if (lines.length === LINES) left += 1
      else lines.push({ where: excerpt(where, 500), why: excerpt(why, 1000), received: receivedText(received) })
    },
    lines() {
      if (left === 0) return lines
      return [...lines, { where: 'the rest of the answer', why: `${left} more could not be read`, received: '' }]
    },
  }
}

function receivedText(received: unknown): string {
  if (typeof received === 'string') return excerpt(received, RECEIVED_BYTES)
  try {
    return excerpt(JSON.stringify(received) ?? String(received), RECEIVED_BYTES)
  } catch {
    return '(nested too deeply to be shown)'
  }
}
