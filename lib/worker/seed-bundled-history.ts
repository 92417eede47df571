/** Puts the bundled history on the timeline at every start; what is there already stays as it is. */
import { bundledObservations } from '@/lib/bundled-history/bundled-observations'
import { beginPoll, finishPoll } from '@/lib/source-health/write'
import { recordOrRefuse } from './store-observations'

/** Records the bundled events; one that cannot be stored is set aside and said, and keeps nothing else from starting. */
export async function seedBundledHistory(): Promise<void> {
  const startedAt = new Date()
  const poll = await beginPoll('bundled', startedAt)
  const observations = bundledObservations()
  const { moved, refused } = await recordOrRefuse(observations, startedAt.getTime())
  await finishPoll(
    'bundled',
    poll,
    { kind: 'read', cursor: {}, eventsRead: observations.length, eventsMoved: moved.length, unreadable: refused },
    { now: new Date(), requests: 0, nextPollAt: null },
  )
}
