/**
 * Keeps up to date how many accounts incidents touch. It listens to what is announced instead of being called: whoever
 * moves an incident, a report, the directory, usage or a workload announces that anyway, so ingest writes nothing for it,
 * and what moves ten times in a second is worked out once. What is not heard, or fails, a look at all of them finds.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { subscribe } from '@/lib/db/subscribe'
import { listRecentIncidentIds, listUnreached, type ReachPlace } from '@/lib/incidents/read-reach-due'
import { refreshReach } from '@/lib/incidents/write-reach'
import { createLog } from '@/lib/log'
import { createDueReach, type DueReach, type ReachWaits } from './due-reach'

const WAITS: ReachWaits = { incident: 2_000, directory: 10_000, look: 3_600_000 }

/** Incidents that are stored and announced together. */
const CHUNK = 20

const log = createLog('worker')

/** Begins with a look at all; `stop` ends it after the chunk under way. */
export function keepReach(waits = WAITS): { stop(): Promise<void> } {
  const over = new AbortController()
  let wake = new AbortController()
  const due = createDueReach(waits, Date.now())
  const unsubscribe = subscribe((signal) => {
    due.hear(signal, Date.now())
    wake.abort()
  })
  const done = keepUp(due, over.signal, async () => {
    wake = new AbortController()
    await pause(due.nextAt() - Date.now(), AbortSignal.any([over.signal, wake.signal]))
  })
  return {
    async stop() {
      unsubscribe()
      over.abort()
      await done
    },
  }
}

/** Does what is due until it is `over`; `rest` waits until something is due or heard. */
async function keepUp(due: DueReach, over: AbortSignal, rest: () => Promise<void>): Promise<void> {
  const work = async (ids: readonly string[]) => due.expect(await refreshAll(ids, over))
  /** What is looked at in turn: recent incidents, unless that is done already, then the backlog. */
  const looks: Chunks[] = []
  while (!over.aborted) {
    // Never two at once over the recent ones: a directory that is being read moves all the time.
    const mayLook = looks.length < 2
    if (mayLook && due.takeLook(Date.now()))
      looks.splice(0, 1, listRecent(Date.now()), looks[0] ?? listBacklog(Date.now()))
    const heard = due.takeIncidents(Date.now())
    const [look] = looks
    if (heard.length > 0) await work(heard)
    else if (look === undefined) await rest()
    else if (await isFinished(look, work, over)) looks.shift()
  }
}

/** Ids of incidents, a few at a time. */
type Chunks = AsyncGenerator<readonly string[]>

/** Those that are not over or ended lately. */
async function* listRecent(now: number): Chunks {
  const ids = await listRecentIncidentIds(now)
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK)
}

/** Those never worked out, or not whole, newest first. `now` in ms. */
async function* listBacklog(now: number): Chunks {
  let place: ReachPlace | null = null
  for (;;) {
    const next: ReachPlace[] = await listUnreached(place, CHUNK, now)
    if (next.length === 0) return
    place = next.at(-1) ?? null
    yield next.map(({ id }) => id)
  }
}

/** Does one chunk of a look, and rests as long: there may be thousands, and polls need the worker too. True at its end. */
async function isFinished(
  chunks: Chunks,
  work: (ids: readonly string[]) => Promise<void>,
  over: AbortSignal,
): Promise<boolean> {
  const startedAt = Date.now()
  try {
    const { value, done } = await chunks.next()
    if (done) return true
    await work(value)
  } catch (error) {
    log.warn({ err: error }, 'which incidents touch how many accounts could not be looked up; looking again later')
    return true
  }
  await pause(Date.now() - startedAt, over)
  return false
}

/**
 * By chunks, with a rest between two as long as each took. Where one fails its incidents are tried by themselves, so that
 * no incident keeps others from being stored.
 */
async function refreshAll(ids: readonly string[], over: AbortSignal): Promise<string[]> {
  const moved: string[] = []
  for (let start = 0; start < ids.length && !over.aborted; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK)
    const startedAt = Date.now()
    try {
      moved.push(...(await refreshReach(chunk)))
    } catch (error) {
      if (chunk.length > 1) for (const id of chunk) moved.push(...(await refreshAll([id], over)))
      else log.warn({ err: error, incident: chunk[0] }, 'how many accounts an incident touches could not be worked out')
    }
    if (start + CHUNK < ids.length) await pause(Date.now() - startedAt, over)
  }
  return moved
}

/** Until the time is up or somebody says otherwise. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined)
}
