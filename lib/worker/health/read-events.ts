/** Reads events whole: accounts, then texts, then entities, in batches that run across events so that no call goes out half full. */
import type { EventReading } from '@/lib/health-readings/read'
import { noteRead, noteRefused } from '@/lib/health-readings/write-progress'
import { findParts } from './find-parts'
import { readEntities } from './read-entities'
import { readTexts } from './read-texts'
import { type EventUnderWay, type HealthReading, type Part, readOf } from './reading'
import { recordEvents } from './record-events'

/** Parts that are read before they are recorded and the next are asked for: bounds memory, for texts may have 100 kB. */
const AT_A_TIME = 120

/**
 * Reads events, as `next` gives them, until it gives none. `pause` is called between batches.
 * @throws {SourceError} where there is no use in going on; what was read until then is recorded
 * @throws {PollBrokenOff} between two batches; nothing is noted as read any more
 */
export async function readEvents(
  run: HealthReading,
  next: () => Promise<EventReading[]>,
  pause: () => Promise<void> = async () => undefined,
): Promise<void> {
  const events = new Set<EventUnderWay>()
  const texts: Part[] = []
  const entities: Part[] = []
  const find = () => next().then((readings) => findParts(run, readings))
  // While some events are read, the accounts of the next are asked for.
  let upcoming = begin(find)
  try {
    for (let isLast = false; !isLast; ) {
      const found = await upcoming
      isLast = found.events.length === 0
      if (!isLast) upcoming = begin(find)
      await recordUnheard(run, found.events)
      for (const event of found.events) events.add(event)
      for (const part of found.parts) texts.push(part)
      while (isDue(texts, isLast)) {
        entities.push(...(await readTexts(run, texts.splice(0, AT_A_TIME))))
        while (isDue(entities, false)) await readEntities(run, entities.splice(0, AT_A_TIME))
        await settle(run, events)
        await pause()
      }
      while (isDue(entities, isLast)) await readEntities(run, entities.splice(0, AT_A_TIME))
      await settle(run, events)
    }
  } finally {
    await upcoming.catch(() => undefined)
  }
}

/** Begins work whose failure is heard by whoever waits for it later. */
function begin<T>(work: () => Promise<T>): Promise<T> {
  const begun = work()
  begun.catch(() => undefined)
  return begun
}

function isDue(parts: readonly Part[], isLast: boolean): boolean {
  return parts.length >= AT_A_TIME || (isLast && parts.length > 0)
}

/** Puts events onto the timeline of which nothing more could be asked for now. */
async function recordUnheard(run: HealthReading, events: readonly EventUnderWay[]): Promise<void> {
  const unheard = events.filter(({ hasFailed, isRefused, reading }) => (hasFailed || isRefused) && !reading.isRecorded)
  await recordEvents(
    run,
    unheard.map((event) => ({ event, detail: null })),
  )
}

/** Notes what became of the events that are through, and gives them free. */
async function settle({ connection, claims, goOn }: HealthReading, events: Set<EventUnderWay>): Promise<void> {
  const settled = [...events].filter(({ partsLeft }) => partsLeft === 0)
  if (settled.length === 0) return
  await goOn()
  const heard = settled.filter(({ hasFailed }) => !hasFailed)
  await noteRead(connection.id, heard.filter(({ isRefused }) => !isRefused).map(readOf))
  await noteRefused(connection.id, heard.filter(({ isRefused }) => isRefused).map(readOf))
  await claims.release(settled.map(({ reading }) => reading.arn))
  for (const event of settled) events.delete(event)
}
