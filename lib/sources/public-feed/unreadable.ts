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
  /** Notes a part of an item that is kept. `received` is turned into text and cut to 16 KiB. */
  add(where: string, why: string, received: unknown): void
  /** Notes an item that is skipped as a whole, with its ARN where that is known. */
  addLost(where: string, why: string, received: unknown, arn: string | null): void
  /** The first 100 notes, and one more that counts the rest where there are any. */
  lines(): Unreadable[]
}

/** An empty report. */
export function createUnreadableReport(): UnreadableReport {
  const lines: Unreadable[] = []
  let left = 0
  let lostAmongLeft: Unreadable['lost'] = null
  const note = (where: string, why: string, received: unknown, lost: Unreadable['lost']) => {
    if (lines.length < LINES) {
      lines.push({ where: excerpt(where, 500), why: excerpt(why, 1000), received: receivedText(received), lost })
      return
    }
    left += 1
    if (lost !== null) lostAmongLeft = { arn: null }
  }
  return {
    add: (where, why, received) => note(where, why, received, null),
    addLost: (where, why, received, arn) => note(where, why, received, { arn }),
    lines() {
      if (left === 0) return lines
      return [...lines, restOf(left, lostAmongLeft)]
    },
  }
}

function restOf(left: number, lost: Unreadable['lost']): Unreadable {
  return { where: 'the rest of the answer', why: `${left} more could not be read`, received: '', lost }
}

function receivedText(received: unknown): string {
  if (typeof received === 'string') return excerpt(received, RECEIVED_BYTES)
  try {
    return excerpt(JSON.stringify(received) ?? String(received), RECEIVED_BYTES)
  } catch {
    return '(nested too deeply to be shown)'
  }
}
