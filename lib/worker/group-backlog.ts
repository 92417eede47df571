/** Groups events into incidents that were stored before there were incidents: once, in the background, a few at a time. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type BacklogPlace, correlateBacklog } from '@/lib/incidents/write-correlation'
import { createLog } from '@/lib/log'

/** How long to wait after a failure, in ms: the database may be away. */
const RETRY_MS = 5_000

const log = createLog('worker')

/** Begins at the oldest; `stop` ends it after the batch under way, and the next start goes on with what is left. */
export function groupBacklog(retryMs = RETRY_MS): { done: Promise<void>; stop(): Promise<void> } {
  const over = new AbortController()
  const done = groupAll(over.signal, retryMs)
  return {
    done,
    async stop() {
      over.abort()
      await done
    },
  }
}

async function groupAll(over: AbortSignal, retryMs: number): Promise<void> {
  let place: BacklogPlace | null = null
  let batches = 0
  while (!over.aborted) {
    try {
      place = await correlateBacklog(place)
      if (place === null) break
      batches += 1
    } catch (error) {
      log.error({ err: error }, 'stored events could not be grouped into incidents; trying again')
      await sleep(retryMs, undefined, { signal: over }).catch(() => undefined)
    }
  }
  if (batches > 0) log.info({ batches }, 'stored events were grouped into incidents')
}
