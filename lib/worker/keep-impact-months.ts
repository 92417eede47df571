/**
 * Keeps account-time of whole months up to date, by what is announced: what moves often is waited for, and only months that
 * rest on something else than before are worked out anew.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Signal, subscribe } from '@/lib/db/subscribe'
import { keepMonths } from '@/lib/impact/write-months'
import { createLog } from '@/lib/log'

/** In ms. settle: after the first word of a change. look: between two looks at all months, a new month being one reason. */
const WAITS = { settle: 60_000, look: 3_600_000 }

const TOPICS: readonly string[] = ['events', 'incidents', 'accounts']

const log = createLog('worker')

/** Begins with a look at all months; `stop` ends it after the month under way. */
export function keepImpactMonths(waits = WAITS): { stop(): Promise<void> } {
  const over = new AbortController()
  let wake = new AbortController()
  let dueAt = Date.now()
  const unsubscribe = subscribe((signal) => {
    if (!moves(signal)) return
    dueAt = Math.min(dueAt, Date.now() + waits.settle)
    wake.abort()
  })
  const keep = async () => {
    while (!over.signal.aborted) {
      wake = new AbortController()
      await pause(dueAt - Date.now(), AbortSignal.any([over.signal, wake.signal]))
      if (over.signal.aborted || Date.now() < dueAt) continue
      const startedAt = Date.now()
      dueAt = startedAt + waits.look
      await lookAtAll(over.signal)
      await pause(Date.now() - startedAt, over.signal)
    }
  }
  const done = keep()
  return {
    async stop() {
      unsubscribe()
      over.abort()
      await done
    },
  }
}

async function lookAtAll(over: AbortSignal): Promise<void> {
  try {
    const written = await keepMonths(Date.now(), over)
    if (written > 0) log.info({ written }, 'account-time of months was worked out anew')
  } catch (error) {
    log.warn({ err: error }, 'account-time of months could not be worked out; trying again later')
  }
}

function moves(signal: Signal): boolean {
  return signal === 'missed' || TOPICS.includes(signal.topic)
}

/** Until the time is up or somebody says otherwise. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined)
}
