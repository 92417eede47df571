/** Asks a tracker now whether it can be used, and says in words what was found. */
import 'server-only'
import { AppError } from '@/lib/errors'
import type { TrackerCheck } from './contract'
import { failureSentence, isTrackerFailure } from './failure-sentences'
import { findStoredTracker, openStored } from './read-open'
import { noteAnswered, noteFailed } from './write-health'

/** Never throws for what the tracker does; also for one that is switched off, so that it can be tried first. @throws AppError NOT_FOUND */
export async function checkTracker(id: string, now = new Date()): Promise<TrackerCheck> {
  const tracker = await findStoredTracker(id)
  if (tracker === null) throw new AppError('NOT_FOUND', 'There is no such issue tracker any more.')
  try {
    const sentences = await openStored(tracker).check()
    await noteAnswered(id, now)
    return { works: true, sentences }
  } catch (error) {
    if (!isTrackerFailure(error)) throw error
    const sentence = failureSentence(tracker, error)
    await noteFailed(id, sentence, now)
    return { works: false, sentences: [sentence] }
  }
}
