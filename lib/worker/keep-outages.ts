/** Computes the outages of incidents that were stored before there were any: once, in the background, a few at a time. */
import { setTimeout as sleep } from 'node:timers/promises'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { createLog } from '@/lib/log'
import { fillOutages } from '@/lib/outages/write-rebuild'

/** How long to wait after a failure, in ms: the database may be away. */
const RETRY_MS = 5_000

const log = createLog('worker')

/** Begins at the oldest; `stop` ends it after the batch under way, and the next start goes on with what is left. */
export function keepOutages(retryMs = RETRY_MS): { done: Promise<void>; stop(): Promise<void> } {
  const over = new AbortController()
  const done = fillAll(over.signal, retryMs)
  return {
    done,
    async stop() {
      over.abort()
      await done
    },
  }
}

async function fillAll(over: AbortSignal, retryMs: number): Promise<void> {
  let place = '0'
  let batches = 0
  while (!over.aborted) {
    try {
      const next = await fillOutages(place)
      if (next === null) {
        // Pages say that figures lack something until they hear that they no longer do.
        if (batches > 0) await announce(pool(), { topic: 'incidents' })
        break
      }
      place = next
      batches += 1
    } catch (error) {
      log.error({ err: error }, 'outages could not be computed; trying again')
      await sleep(retryMs, undefined, { signal: over }).catch(() => undefined)
    }
  }
  if (batches > 0) log.info({ batches }, 'the outages of stored incidents were computed')
}
