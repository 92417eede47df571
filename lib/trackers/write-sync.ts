/** Brings back the state of issues: one that a webhook named, or all that changed since the last look. */
import 'server-only'
import { waitBeforeNextPoll } from '@/lib/domain/backoff'
import { readConfiguration } from '@/lib/env.mjs'
import { type FoundIssue, type IssueTracker, TrackerRefusal } from '@/lib/sources/issue-trackers/source'
import { failureSentence, isAboutIssue, isTrackerFailure, lostSentence } from './failure-sentences'
import { noteWait, quietUntil } from './quiet-times'
import { hasLinked, type LinkedIssue, listLinked, listUnheard } from './read-issues'
import { findStoredTracker, openStored, type StoredTracker } from './read-open'
import { keepFailure, keepFound, keepUnmoved } from './write-found'
import { noteAnswered, noteFailed, notePolled } from './write-health'

/** Seconds between two looks: webhooks tell sooner. */
const LEAST_POLL_SECONDS = 300
/** What is read again of the time before the last look: clocks differ, and lists of changes lag behind, in ms. */
const OVERLAP = 600_000
/** An issue that nothing was heard of for so long is read by itself: what is deleted or moved stands in no list, in ms. */
const LONGEST_UNHEARD = 86_400_000
const MOST_UNHEARD = 50

/** Reads what changed at a tracker; returns when to look again, or null where it is gone or switched off. */
export async function syncTracker(id: string, now = new Date()): Promise<Date | null> {
  const tracker = await findStoredTracker(id)
  if (tracker === null || !tracker.isOn) return null
  const later = quietUntil(id, now)
  if (later !== null) return later
  try {
    if (await hasLinked(id)) await readChanges(tracker, now)
    await notePolled(id, now)
    return nextLook(now, 0, null)
  } catch (error) {
    if (!isTrackerFailure(error)) throw error
    await noteFailed(id, failureSentence(tracker, error), now)
    return nextLook(now, 1, noteWait(id, error, now))
  }
}

/** Reads one issue, as it is now; returns when to try again, or null where it was read or is not linked. */
export async function readIssue(id: string, key: string, now = new Date()): Promise<Date | null> {
  const tracker = await findStoredTracker(id)
  if (tracker === null || !tracker.isOn) return null
  const later = quietUntil(id, now)
  if (later !== null) return later
  const [linked] = await listLinked(id, [key])
  if (linked === undefined) return null
  try {
    await readOne(openStored(tracker), tracker, linked, now)
    return null
  } catch (error) {
    if (!isTrackerFailure(error)) throw error
    await noteFailed(id, failureSentence(tracker, error), now)
    return nextLook(now, 1, noteWait(id, error, now))
  }
}

function nextLook(now: Date, consecutiveFailures: number, retryAfterSeconds: number | null): Date {
  const pollSeconds = Math.max(LEAST_POLL_SECONDS, readConfiguration().pollSeconds)
  const wait = waitBeforeNextPoll({ pollSeconds, consecutiveFailures, retryAfterSeconds, random: Math.random() })
  return new Date(now.getTime() + wait)
}

async function readChanges(tracker: StoredTracker, now: Date): Promise<void> {
  const client = openStored(tracker)
  const since = new Date((tracker.polledAt ?? tracker.createdAt).getTime() - OVERLAP)
  for await (const page of client.listChanged(since)) await keepPage(tracker, page, now)
  for (const key of await listUnheard(tracker.id, new Date(now.getTime() - LONGEST_UNHEARD), MOST_UNHEARD)) {
    const [linked] = await listLinked(tracker.id, [key])
    if (linked !== undefined) await readOne(client, tracker, linked, now)
  }
  await noteAnswered(tracker.id, now)
}

/** Most of what a busy tracker lists concerns nobody here, and most of the rest has not moved. */
async function keepPage(tracker: StoredTracker, page: readonly FoundIssue[], now: Date): Promise<void> {
  const byKey = new Map(page.map((found) => [found.key, found]))
  const unmoved: string[] = []
  for (const linked of await listLinked(tracker.id, [...byKey.keys()])) {
    const found = byKey.get(linked.key)
    if (found === undefined) continue
    if (isSame(linked, found)) unmoved.push(linked.actionId)
    else await keepFound(rowOf(tracker, linked), found, now)
  }
  if (unmoved.length > 0) await keepUnmoved(tracker.id, unmoved, now)
}

async function readOne(client: IssueTracker, tracker: StoredTracker, linked: LinkedIssue, now: Date): Promise<void> {
  try {
    const found = await client.getIssue(linked.key)
    if (isSame(linked, found)) await keepUnmoved(tracker.id, [linked.actionId], now)
    else await keepFound(rowOf(tracker, linked), found, now)
    await noteAnswered(tracker.id, now)
  } catch (error) {
    if (!(error instanceof TrackerRefusal && isAboutIssue(error))) throw error
    await keepFailure(rowOf(tracker, linked), lostSentence(tracker, linked.key, error.reason), 'linked')
    await keepUnmoved(tracker.id, [linked.actionId], now)
  }
}

function isSame(linked: LinkedIssue, found: FoundIssue): boolean {
  const { key, status, isClosed, error } = linked
  return error === null && key === found.key && status === found.status && isClosed === found.isClosed
}

function rowOf({ id, kind }: StoredTracker, { actionId, key }: LinkedIssue) {
  return { actionId, trackerId: id, kind, key }
}
