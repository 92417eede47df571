/** Puts into words what went wrong with a tracker: what happened, what still works, what to do. */
import { issueName, TRACKER_NAMES, type TrackerKind } from '@/lib/domain/issue-tracker'
import { AppError, SourceError } from '@/lib/errors'
import { type RefusalReason, TrackerRefusal } from '@/lib/sources/issue-trackers/source'

/** Of which tracker it is said. */
interface Named {
  kind: TrackerKind
  name: string
  project: string
}

/** A failure that the tracker, its address or its stored token is to blame for; all else is a fault of our own. */
export type TrackerFailure = SourceError | TrackerRefusal | AppError

/** Whether an error is one of these. */
export function isTrackerFailure(error: unknown): error is TrackerFailure {
  return error instanceof SourceError || error instanceof TrackerRefusal || error instanceof AppError
}

const WHERE = 'Settings, Issue trackers'

/** Why an issue could not be made: said beside the action. */
export function creationSentence(tracker: Named, failure: TrackerFailure): string {
  if (failure instanceof TrackerRefusal) return `${refusalSentence(tracker, failure)} Nothing was made there. ${RETRY}`
  return `${failureSentence(tracker, failure)} The action stands; the issue is made as soon as ${tracker.name} answers.`
}

/** Why an issue that somebody named could not be linked. */
export function linkSentence(tracker: Named, key: string, failure: TrackerFailure): string {
  const issue = issueName(tracker.kind, key)
  if (!(failure instanceof TrackerRefusal)) {
    return `${failureSentence(tracker, failure)} ${issue} is linked as soon as ${tracker.name} answers.`
  }
  return isAboutIssue(failure)
    ? `${lostSentence(tracker, key, failure.reason)} Name another one.`
    : `${refusalSentence(tracker, failure)} ${RETRY}`
}

const RETRY = 'Then choose “Try again”.'

/** Whether a refusal concerns the one issue that was asked for, rather than the tracker. */
export function isAboutIssue({ reason }: TrackerRefusal): boolean {
  return reason === 'missing' || reason === 'gone' || reason === 'moved'
}

/** What became of an issue that can no longer be read. The action and its last known state stay. */
export function lostSentence(tracker: Named, key: string, reason: RefusalReason): string {
  const issue = issueName(tracker.kind, key)
  if (reason === 'gone') return `${issue} was deleted. The action is now kept here alone.`
  if (reason === 'moved') return `${issue} was transferred elsewhere, so its state no longer comes back.`
  return `${issue} is not found: it was deleted or moved, or the token of ${tracker.name} may no longer see it. Its state no longer comes back.`
}

/** What is wrong with a tracker, as its own page says it. */
export function failureSentence(tracker: Named, failure: TrackerFailure): string {
  if (failure instanceof TrackerRefusal) return refusalSentence(tracker, failure)
  if (failure instanceof AppError) return failure.message
  const again = 'It is asked again by itself.'
  if (failure.kind === 'throttled')
    return `${TRACKER_NAMES[tracker.kind]} has had too many requests from Faultline. ${again}`
  return `${failure.message} ${again}`
}

function refusalSentence(tracker: Named, { reason, said }: TrackerRefusal): string {
  const kind = TRACKER_NAMES[tracker.kind]
  const words = said === null ? '' : ` It says: “${said.replace(/\.$/, '')}”.`
  const sentences: Record<RefusalReason, string> = {
    token: `${kind} does not know the token of ${tracker.name}: it was revoked, or has expired. An admin enters a new one under ${WHERE}.`,
    forbidden: `${kind} does not let the token of ${tracker.name} do this in ${tracker.project}.${words} An admin gives it the rights that are named under ${WHERE}.`,
    missing: `${kind} has no ${tracker.project} that the token of ${tracker.name} may see. An admin puts that right under ${WHERE}.`,
    gone: `${tracker.project} takes no issues.${words} An admin switches them on at ${kind}, or chooses another place under ${WHERE}.`,
    moved: `${tracker.project} is kept elsewhere at ${kind} now. An admin enters its new name under ${WHERE}.`,
    invalid: `${kind} did not take it.${words} Change what it names, or have an admin look at ${tracker.name} under ${WHERE}.`,
    address: `${said ?? 'The address cannot be asked.'}`,
  }
  return sentences[reason]
}
