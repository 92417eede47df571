/** People ask for an issue of an action, name one that exists, or take the link away. The worker does the rest. */
import 'server-only'
import type pg from 'pg'
import { isTaken } from '@/lib/db/is-taken'
import { issueName, TRACKER_NAMES, type TrackerKind } from '@/lib/domain/issue-tracker'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { lockAction } from '@/lib/postmortems/write-action-rows'
import { noteDown } from '@/lib/postmortems/write-note-down'
import { issueAddress, keyOfAddress } from '@/lib/sources/issue-trackers/issue-address'
import { findStoredTracker, listOnTrackers, type StoredTracker } from './read-open'
import { handOver, wishJob } from './write-jobs'

/** The issue that an action has. */
interface OwnIssue {
  trackerId: string
  kind: TrackerKind
  state: 'wanted' | 'linked' | 'refused'
  key: string | null
  url: string | null
}

/** What somebody wants: a new issue in a tracker, or the one at an address. `origin`: where Faultline is reached. */
export type Wish = { origin: string } & ({ tracker: string } | { url: string })

/**
 * Wants an issue for an action, or wants one again that was refused.
 * @throws AppError NOT_FOUND; INVALID for an address of no tracker; CONFLICT where it has one, or the tracker is off
 */
export async function askForIssue(client: pg.ClientBase, doer: Doer, actionId: string, wish: Wish): Promise<void> {
  const { postmortem, action } = await lockAction(client, doer, actionId)
  if (action.removedAt !== null) {
    throw new AppError('CONFLICT', 'This action was removed. Bring it back first; nothing was changed.')
  }
  const { tracker, key } =
    'url' in wish ? await getNamed(client, wish.url) : { tracker: await getOn(client, wish.tracker), key: null }
  const own = await findOwn(client, actionId)
  if (own?.state === 'linked') throw hasOne(own)
  if (own?.state === 'wanted' && own.trackerId === tracker.id && own.key === key) return
  await storeWish(client, doer, actionId, { tracker, key, isAgain: own?.trackerId === tracker.id && own.key === key })
  await handOver(client, wishJob(tracker.id, actionId, wish.origin))
  const issue = key === null ? `an issue in ${tracker.name}` : issueName(tracker.kind, key)
  await noteDown(client, doer, postmortem, {
    ...{ what: 'issue-wanted', subject: actionId, name: action.title },
    after: { issue, tracker: tracker.name },
  })
}

/** Takes the link away; the issue itself stays as it is. Nothing happens where there is none. @throws AppError NOT_FOUND */
export async function unlinkIssue(client: pg.ClientBase, doer: Doer, actionId: string): Promise<void> {
  const { postmortem, action } = await lockAction(client, doer, actionId)
  const own = await findOwn(client, actionId)
  if (own === null) return
  await client.query('DELETE FROM action_issue WHERE action_id = $1', [actionId])
  const issue = own.key === null ? `an issue in ${TRACKER_NAMES[own.kind]}` : issueName(own.kind, own.key)
  await noteDown(client, doer, postmortem, {
    ...{ what: 'issue-unlinked', subject: actionId, name: action.title },
    before: { issue, url: own.url },
  })
}

/** Where a wish is repeated, the time at which it was made stays: by it an issue is found that was made already. */
async function storeWish(
  client: pg.ClientBase,
  doer: Doer,
  actionId: string,
  { tracker, key, isAgain }: { tracker: StoredTracker; key: string | null; isAgain: boolean },
): Promise<void> {
  const again = `state = 'wanted', error = NULL, asked_by_name = excluded.asked_by_name`
  const anew = `tracker_id = excluded.tracker_id, key = excluded.key, url = excluded.url, status = NULL, is_closed = false,
    attempts = 0, asked_at = excluded.asked_at, synced_at = NULL`
  await client
    .query(
      `INSERT INTO action_issue (action_id, tracker_id, key, url, asked_by_name, asked_at)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp())
       ON CONFLICT (action_id) DO UPDATE SET ${again}${isAgain ? '' : `, ${anew}`}`,
      [actionId, tracker.id, key, key === null ? null : issueAddress(tracker, key), doer.actor.name],
    )
    .catch((error: unknown) => {
      if (!isTaken(error) || key === null) throw error
      const sentence = `${issueName(tracker.kind, key)} belongs to another action already. Nothing was changed.`
      throw new AppError('CONFLICT', sentence, { url: sentence })
    })
}

async function findOwn(client: pg.ClientBase, actionId: string): Promise<OwnIssue | null> {
  const { rows } = await client.query<OwnIssue>(
    `SELECT s.tracker_id AS "trackerId", t.kind, s.state, s.key, s.url FROM action_issue s
     JOIN issue_tracker t ON t.id = s.tracker_id WHERE s.action_id = $1 FOR UPDATE OF s`,
    [actionId],
  )
  return rows[0] ?? null
}

async function getOn(client: pg.ClientBase, id: string): Promise<StoredTracker> {
  const tracker = await findStoredTracker(id, client)
  if (tracker === null) throw new AppError('NOT_FOUND', 'There is no such issue tracker any more. Nothing was changed.')
  if (tracker.isOn) return tracker
  throw new AppError('CONFLICT', `${tracker.name} is switched off: choose another tracker. Nothing was changed.`)
}

/** The tracker that an address belongs to, and which issue it means. */
async function getNamed(client: pg.ClientBase, url: string): Promise<{ tracker: StoredTracker; key: string }> {
  const trackers = await listOnTrackers(client)
  for (const tracker of trackers) {
    const key = keyOfAddress(tracker, url)
    if (key !== null) return { tracker, key }
  }
  const known = trackers.map(({ name, project }) => `${name} (${project})`).join(', ')
  const wants = trackers.length === 0 ? 'no issue tracker is set up' : `issues can be linked from ${known}`
  const sentence = `This is the address of no issue that Faultline can follow: ${wants}. Nothing was changed.`
  throw new AppError('INVALID', sentence, { url: sentence })
}

function hasOne({ kind, key }: OwnIssue): AppError {
  const issue = key === null ? TRACKER_NAMES[kind] : issueName(kind, key)
  return new AppError('CONFLICT', `This action has an issue already: ${issue}. Take that link away first.`)
}
