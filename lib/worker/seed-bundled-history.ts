/** Puts the bundled history on the timeline at every start; what is there already stays as it is. */
import { bundledObservations } from '@/lib/bundled-history/bundled-observations'
import { recordObservations } from '@/lib/events/write'
import { beginPoll, finishPoll } from '@/lib/source-health/write'

/** Records the bundled events. */
export async function seedBundledHistory(): Promise<void> {
  const startedAt = new Date()
  const poll = await beginPoll('bundled', startedAt)
  const observations = bundledObservations()
  const { moved } = await recordObservations(observations, startedAt.getTime())
  await finishPoll(
    'bundled',
    poll,
    { kind: 'read', cursor: {}, eventsRead: observations.length, eventsMoved: moved.length, unreadable: [] },
    { now: new Date(), requests: 0, nextPollAt: null },
  )
}
