/** Keeps what a tracker says of the issue of an action, and moves the action where its issue moved. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { issueName, type TrackerKind } from '@/lib/domain/issue-tracker'
import type { Doer } from '@/lib/incidents/doer'
import { type IssueMove, moveByIssue } from '@/lib/postmortems/write-action-moves'
import { type LockedAction, lockAction } from '@/lib/postmortems/write-action-rows'
import type { LockedPostmortem } from '@/lib/postmortems/write-lock'
import { noteDown, tell } from '@/lib/postmortems/write-note-down'
import type { FoundIssue } from '@/lib/sources/issue-trackers/source'

/** Faultline itself, which sees everything. */
const FAULTLINE: Doer = { actor: SYSTEM, accounts: null, mayEditOthers: true, personId: null }

/** Which row of action_issue something is said of; nothing is kept once it is another's. */
export interface IssueRow {
  actionId: string
  trackerId: string
  kind: TrackerKind
  /** The issue's key as it was stored; null where it was to be made. */
  key: string | null
}

interface KnownIssue {
  state: 'wanted' | 'linked' | 'refused'
  status: string | null
  isClosed: boolean
  error: string | null
}

/**
 * Keeps the state of an issue. Where it was closed or opened since it was last seen, the action is done, dropped or open
 * again; what a person said of the action stands until then. False where the action has another issue, or none, by now.
 */
export function keepFound(row: IssueRow, found: FoundIssue, now: Date): Promise<boolean> {
  return onRow(row, async (client, known, { postmortem, action }) => {
    await client.query(
      `UPDATE action_issue SET state = 'linked', key = $2, url = $3, status = $4, is_closed = $5, error = NULL,
         synced_at = $6 WHERE action_id = $1`,
      [row.actionId, found.key, found.url, found.status, found.isClosed, now],
    )
    const isNew = known.state !== 'linked'
    if (isNew) await noteLinked(client, postmortem, action, issueName(row.kind, found.key), found)
    const hasMoved = known.isClosed !== found.isClosed || (found.isClosed && known.status !== found.status)
    const isTold = hasMoved && (await moveByIssue(client, row.actionId, moveOf(row.kind, found)))
    if (!isNew && !isTold) await tell(client, postmortem)
  })
}

/** Keeps why the issue could not be made, linked or read; `state`: what becomes of the wish. */
export function keepFailure(row: IssueRow, sentence: string, state: KnownIssue['state']): Promise<boolean> {
  return onRow(row, async (client, known, { postmortem }) => {
    if (known.error === sentence && known.state === state) return
    await client.query('UPDATE action_issue SET error = $2, state = $3 WHERE action_id = $1', [
      row.actionId,
      sentence,
      state,
    ])
    await tell(client, postmortem)
  })
}

/** They were heard of, and are as they were. */
export async function keepUnmoved(trackerId: string, actionIds: readonly string[], now: Date): Promise<void> {
  await pool().query('UPDATE action_issue SET synced_at = $3 WHERE tracker_id = $1 AND action_id = ANY($2::bigint[])', [
    trackerId,
    actionIds,
    now,
  ])
}

/** Runs `work` with the action, its post-mortem and its issue locked; false where the action's issue is another's. */
function onRow(
  { actionId, trackerId, key }: IssueRow,
  work: (
    client: pg.PoolClient,
    known: KnownIssue,
    locked: { postmortem: LockedPostmortem; action: LockedAction },
  ) => Promise<void>,
): Promise<boolean> {
  return inTransaction(async (client) => {
    const locked = await lockAction(client, FAULTLINE, actionId)
    const { rows } = await client.query<KnownIssue>(
      `SELECT state, status, is_closed AS "isClosed", error FROM action_issue
       WHERE action_id = $1 AND tracker_id = $2 AND key IS NOT DISTINCT FROM $3 FOR UPDATE`,
      [actionId, trackerId, key],
    )
    const [known] = rows
    if (known === undefined) return false
    await work(client, known, locked)
    return true
  })
}

async function noteLinked(
  client: pg.PoolClient,
  postmortem: LockedPostmortem,
  { id, title }: LockedAction,
  issue: string,
  { url }: FoundIssue,
): Promise<void> {
  await noteDown(client, FAULTLINE, postmortem, {
    what: 'issue-linked',
    subject: id,
    name: title,
    after: { key: issue, url },
  })
}

/** What its issue says of an action. */
function moveOf(kind: TrackerKind, { key, end, status }: FoundIssue): IssueMove {
  const issue = issueName(kind, key)
  return { state: end ?? 'open', outcome: end === 'dropped' ? `${issue}: ${status}` : '', issue }
}
