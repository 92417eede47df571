/** Removes a tracker: its issues stay where they are, and actions keep the way to them. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { issueName } from '@/lib/domain/issue-tracker'
import type { Doer } from '@/lib/incidents/doer'
import { lockAction, updateActionRow } from '@/lib/postmortems/write-action-rows'
import { noteDown } from '@/lib/postmortems/write-note-down'
import type { StoredTracker } from './read-open'
import { audited, lockTracker, recordTracker } from './write'

/**
 * Forgets a tracker. Actions whose issue it had keep the issue's address as their link, where they have no other; what was
 * only asked for is not made.
 * @throws AppError NOT_FOUND
 */
export function removeTracker(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (client) => {
    // It locks several incidents, as only one at a time may.
    await takeTurn(client, 'record')
    const tracker = await lockTracker(client, id)
    const issues = await listIssues(client, id)
    for (const issue of issues) await keepAddress(client, actor, tracker, issue)
    await client.query('DELETE FROM issue_tracker WHERE id = $1', [id])
    const before = { ...audited(tracker), linked: issues.length }
    await recordTracker(client, actor, tracker, { action: 'tracker.removed', before })
  })
}

interface OwnIssue {
  actionId: string
  key: string
  url: string
}

async function listIssues(client: pg.PoolClient, id: string): Promise<OwnIssue[]> {
  const { rows } = await client.query<OwnIssue>(
    `SELECT action_id::text AS "actionId", key, url FROM action_issue WHERE tracker_id = $1 AND state = 'linked'
     ORDER BY action_id`,
    [id],
  )
  return rows
}

/** Told in the history of the post-mortem; the audit has it once, of the tracker. */
async function keepAddress(
  client: pg.PoolClient,
  actor: Actor,
  { kind }: StoredTracker,
  { actionId, key, url }: OwnIssue,
): Promise<void> {
  // Whoever manages trackers sees all incidents.
  const doer: Doer = { actor, accounts: null, mayEditOthers: true, personId: null }
  const { postmortem, action } = await lockAction(client, doer, actionId)
  const changed = action.link === null ? { link: url } : {}
  const version = await updateActionRow(client, actionId, changed, {})
  await noteDown(client, doer, postmortem, {
    ...{ what: 'issue-unlinked', subject: actionId, name: action.title, version, properties: Object.keys(changed) },
    ...{ before: { issue: issueName(kind, key), url }, after: changed, audited: null },
  })
}
