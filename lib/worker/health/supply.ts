/** Hands out events to be read, some at a time, each claimed so that nobody else reads it too. */
import { type EventReading, listStillDue } from '@/lib/health-readings/read'
import type { HealthReading } from './reading'

/** Handed out at a time: the accounts of one of them may be ten thousand. */
const HANDED_OUT = 20
/** Looked up at a time. */
export const LOOKED_UP = 100

/**
 * Gives events until there are none. `listMore` names candidates, each once, and none at the end; `begunAt` as in
 * listStillDue.
 */
export function supplyOf(
  { connection, claims }: HealthReading,
  listMore: () => Promise<readonly string[]>,
  begunAt: number | null,
): () => Promise<EventReading[]> {
  const claimed: EventReading[] = []
  return async () => {
    while (claimed.length === 0) {
      const candidates = await listMore()
      if (candidates.length === 0) return []
      const taken = await claims.take(candidates)
      const due = await listStillDue(connection.id, taken, begunAt)
      const wanted = new Set(due.map(({ arn }) => arn))
      await claims.release(taken.filter((arn) => !wanted.has(arn)))
      claimed.push(...due)
    }
    return claimed.splice(0, HANDED_OUT)
  }
}

/** Gives each of a few groups once, and then nothing. */
export function eachOnce(groups: readonly (readonly string[])[]): () => Promise<readonly string[]> {
  const left = [...groups]
  return async () => left.shift() ?? []
}
