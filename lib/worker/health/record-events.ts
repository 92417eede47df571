/** Puts events of AWS Health onto the timeline, each from its listing and, where it was read, its main text. */
import type { ObservedEvent } from '@/lib/domain/health-event'
import { listEventIds } from '@/lib/health-readings/read'
import { noteRecorded } from '@/lib/health-readings/write-progress'
import { normaliseListed } from '@/lib/sources/aws-health/normalise-listed'
import type { EventDetail } from '@/lib/sources/aws-health/reader'
import { UnreadableItem } from '@/lib/sources/public-feed/unreadable'
import { storeObservations } from '../store-observations'
import { type EventUnderWay, type HealthReading, readOf } from './reading'

/** An event and what is told of it; without a detail only its listing speaks. */
export interface Told {
  event: EventUnderWay
  detail: EventDetail | null
}

/** Records the events; what can be neither read nor stored is reported, and its event counts as refused. */
export async function recordEvents(run: HealthReading, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const observed = told.flatMap((each) => observe(run, each) ?? [])
  const { moved, refused } = await storeObservations(observed, 'health', Date.now())
  run.report.addMoved(moved)
  run.report.addUnreadable(refused)
  const ids = await listEventIds(told.map(({ event }) => event.reading.arn))
  const fresh = told.map(({ event }) => event).filter(({ eventId }) => eventId === null)
  for (const event of fresh) {
    event.eventId = ids.get(event.reading.arn) ?? null
    if (event.eventId === null) event.isRefused = true
  }
  await noteRecorded(run.connection.id, fresh.map(readOf))
}

function observe({ report }: HealthReading, { event, detail }: Told): ObservedEvent | null {
  const { arn, listed } = event.reading
  try {
    return normaliseListed(listed, detail, event.scope)
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error
    event.isRefused = true
    report.addUnreadable([{ where: `event ${arn}`, why: error.message, received: listed, lost: { arn } }])
    return null
  }
}
