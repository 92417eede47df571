/** Reads packed figures line by line, in slices: rows and columns of a hundred thousand take the driver ten times as long. */
import { breathe, isTired } from '@/lib/db/slices'
import type { Cursor } from './cursor'

/** How many lines are read before the time is looked at. */
const STEP = 200

/** Reads the lines of a text one after the other; `read` reads one, with what ends it. */
export async function readLines(text: string, read: (cursor: Cursor) => void): Promise<void> {
  const cursor = { text, at: 0 }
  while (cursor.at < text.length) {
    for (let count = 0; count < STEP && cursor.at < text.length; count += 1) read(cursor)
    if (isTired()) await breathe()
  }
}

/** Ids as text that PostgreSQL takes for a list; the driver would look at each of them twice. */
export function packIds(ids: readonly string[]): string {
  return `{${ids.join(',')}}`
}

/** SQL of a moment in ms. */
export function msOf(moment: string): string {
  return `(date_part('epoch', ${moment}) * 1000)::bigint`
}
