/** Makes the issues that people asked for, and links those that they named: each once, whatever breaks off between. */
import 'server-only'
import { isTaken } from '@/lib/db/is-taken'
import { waitBeforeNextPoll } from '@/lib/domain/backoff'
import { digest } from '@/lib/domain/digest'
import { issueName } from '@/lib/domain/issue-tracker'
import { PRIORITY_WORDS, TYPE_WORDS } from '@/lib/domain/postmortem/words'
import { readConfiguration } from '@/lib/env.mjs'
import { type FoundIssue, type IssueTracker, type NewIssue, TrackerRefusal } from '@/lib/sources/issue-trackers/source'
import {
  creationSentence,
  failureSentence,
  isAboutIssue,
  isTrackerFailure,
  linkSentence,
  type TrackerFailure,
} from './failure-sentences'
import { noteWait, quietUntil } from './quiet-times'
import { beginAttempt, type WantedIssue } from './read-issues'
import { findStoredTracker, openStored, type StoredTracker } from './read-open'
import { keepFailure, keepFound } from './write-found'
import { noteAnswered, noteFailed } from './write-health'

/** The first wait after a failure, in seconds. */
const FIRST_WAIT = 30
/** Clocks differ, and an issue may have been made a moment before the wish was stored anew, in ms. */
const LEEWAY = 600_000

/**
 * Makes or links the issue that an action wants; returns when to try again, or null where that is no use. `origin`: where
 * Faultline is reached, for the link in the issue; null where nobody knows.
 */
export async function fulfilWish(
  { trackerId, actionId, origin }: { trackerId: string; actionId: string; origin: string | null },
  now = new Date(),
): Promise<Date | null> {
  const later = quietUntil(trackerId, now)
  if (later !== null) return later
  const wanted = await beginAttempt(actionId)
  const tracker = wanted === null ? null : await findStoredTracker(wanted.trackerId)
  if (wanted === null || tracker === null) return null
  const row = { actionId, trackerId: tracker.id, kind: tracker.kind, key: wanted.key }
  try {
    const found = await findOrMake(openStored(tracker), wanted, origin ?? readConfiguration().publicUrl)
    await noteAnswered(tracker.id, now)
    await keepFound(row, found, now).catch(async (error: unknown) => {
      if (!isTaken(error)) throw error
      const issue = issueName(tracker.kind, found.key)
      await keepFailure(
        row,
        `${issue} belongs to another action already. Take that link away first, or name another issue.`,
        'refused',
      )
    })
    return null
  } catch (error) {
    if (!isTrackerFailure(error)) throw error
    return keepTrouble(tracker, wanted, error, now)
  }
}

/** An earlier attempt may have made it and died before that was stored: then it is found by its marker. */
async function findOrMake(tracker: IssueTracker, wanted: WantedIssue, origin: string | null): Promise<FoundIssue> {
  if (wanted.key !== null) return tracker.getIssue(wanted.key)
  const issue = describe(wanted, origin)
  const since = new Date(wanted.askedAt.getTime() - LEEWAY)
  const made = wanted.attempts === 0 ? null : await tracker.findMarked(issue.marker, since)
  return made ?? tracker.createIssue(issue)
}

function describe(wanted: WantedIssue, origin: string | null): NewIssue {
  const { actionId, trackerId, askedAt, incident, title, detail, type, priority, dueOn, owner, itemCode } = wanted
  const facts = [
    { name: 'Incident', value: incident.title },
    { name: 'Type', value: TYPE_WORDS[type] },
    { name: 'Priority', value: PRIORITY_WORDS[priority] },
    { name: 'Owner', value: owner ?? 'nobody yet' },
    { name: 'Due', value: dueOn ?? 'no date' },
    ...(itemCode === null ? [] : [{ name: 'Follows from', value: `checklist item ${itemCode}` }]),
  ]
  return {
    title,
    detail,
    facts,
    link:
      origin === null
        ? null
        : { name: `the post-mortem of ${incident.title}`, url: `${origin}/incidents/${incident.id}/postmortem` },
    marker: `faultline-${actionId}-${digest(`${trackerId} ${actionId} ${askedAt.toISOString()}`).replaceAll('-', '').slice(0, 16)}`,
  }
}

async function keepTrouble(
  tracker: StoredTracker,
  wanted: WantedIssue,
  failure: TrackerFailure,
  now: Date,
): Promise<Date | null> {
  const { actionId, key, attempts } = wanted
  const isRefused = failure instanceof TrackerRefusal
  const sentence = key === null ? creationSentence(tracker, failure) : linkSentence(tracker, key, failure)
  const row = { actionId, trackerId: tracker.id, kind: tracker.kind, key }
  await keepFailure(row, sentence, isRefused ? 'refused' : 'wanted')
  const concernsIssue = isRefused && (failure.reason === 'invalid' || (key !== null && isAboutIssue(failure)))
  if (!concernsIssue) await noteFailed(tracker.id, failureSentence(tracker, failure), now)
  if (isRefused) return null
  const wait = waitBeforeNextPoll({
    pollSeconds: FIRST_WAIT,
    consecutiveFailures: attempts + 1,
    retryAfterSeconds: noteWait(tracker.id, failure, now),
    random: Math.random(),
  })
  return new Date(now.getTime() + wait)
}
