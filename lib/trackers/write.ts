/** Makes, changes and switches trackers. Each verb is audited in its transaction; tokens are sealed and never told. */
import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { isTaken } from '@/lib/db/is-taken'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { seal } from '@/lib/secrets/cipher'
import { checkOutsideUrl } from '@/lib/wire/outside-fetch'
import type { HookSecret } from './contract'
import { findStoredTracker, type StoredTracker } from './read-open'
import { sealPurpose } from './read-secrets'
import type { TrackerSettingsInput } from './schemas'
import { handOver, syncJob } from './write-jobs'

/** Makes a tracker; the secret of its webhook is told this once. @throws AppError INVALID, CONFLICT for a name that is taken */
export async function createTracker(actor: Actor, made: TrackerSettingsInput): Promise<HookSecret> {
  if (made.token === null)
    throw new AppError('INVALID', 'The token is missing; nothing was made.', { token: 'Enter the token.' })
  const token = made.token
  await checkBase(made.baseUrl)
  const id = randomUUID()
  const secret = newSecret()
  await inTransaction(async (client) => {
    await client
      .query(
        `INSERT INTO issue_tracker (id, kind, name, base_url, project, issue_type, account, token, webhook_secret, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, made.kind, made.name, made.baseUrl, made.project, made.issueType, made.account],
          ...[seal(token, sealPurpose(id, 'token')), seal(secret, sealPurpose(id, 'webhook_secret')), actor.name],
        ],
      )
      .catch(refuseTakenName(made.name))
    await recordTracker(client, actor, { id, name: made.name }, { action: 'tracker.created', after: audited(made) })
    await handOver(client, syncJob(id))
  })
  return { id, secret, name: made.name, kind: made.kind, project: made.project }
}

/**
 * Changes what a tracker is set to; wishes that it refused are tried again.
 * @throws AppError NOT_FOUND, INVALID, CONFLICT where issues are linked that would be looked for elsewhere
 */
export async function changeTracker(actor: Actor, id: string, settings: TrackerSettingsInput): Promise<void> {
  await checkBase(settings.baseUrl)
  await inTransaction(async (client) => {
    const before = await lockTracker(client, id)
    if (before.kind !== settings.kind) throw new AppError('CONFLICT', OTHER_KIND)
    await refuseMoved(client, before, settings)
    await client
      .query(
        `UPDATE issue_tracker SET name = $2, base_url = $3, project = $4, issue_type = $5, account = $6, token = $7,
           last_error = NULL, last_error_at = NULL WHERE id = $1`,
        [
          ...[id, settings.name, settings.baseUrl, settings.project, settings.issueType, settings.account],
          tokenOf(before, settings),
        ],
      )
      .catch(refuseTakenName(settings.name))
    const token = settings.token === null ? {} : { token: 'changed' }
    await recordTracker(client, actor, settings.name === before.name ? before : { id, name: settings.name }, {
      ...{ action: 'tracker.changed', before: audited(before), after: { ...audited(settings), ...token } },
    })
    await client.query(
      `UPDATE action_issue SET state = 'wanted', error = NULL WHERE tracker_id = $1 AND state = 'refused'`,
      [id],
    )
    await handOver(client, syncJob(id))
  })
}

/** Off: nothing is created, asked or taken from it; links stay. @throws AppError NOT_FOUND */
export function switchTracker(actor: Actor, id: string, isOn: boolean): Promise<void> {
  return inTransaction(async (client) => {
    const tracker = await lockTracker(client, id)
    if (tracker.isOn === isOn) return
    await client.query('UPDATE issue_tracker SET is_on = $2 WHERE id = $1', [id, isOn])
    await recordTracker(client, actor, tracker, { action: isOn ? 'tracker.switched-on' : 'tracker.switched-off' })
    if (isOn) await handOver(client, syncJob(id))
  })
}

/** A new secret for its webhook, told this once; the old one counts no more. @throws AppError NOT_FOUND */
export function renewHookSecret(actor: Actor, id: string): Promise<HookSecret> {
  return inTransaction(async (client) => {
    const tracker = await lockTracker(client, id)
    const secret = newSecret()
    const sealed = seal(secret, sealPurpose(id, 'webhook_secret'))
    await client.query('UPDATE issue_tracker SET webhook_secret = $2 WHERE id = $1', [id, sealed])
    await recordTracker(client, actor, tracker, { action: 'tracker.secret-renewed' })
    return { id, secret, name: tracker.name, kind: tracker.kind, project: tracker.project }
  })
}

/** The tracker, which nobody else changes until the transaction ends. @throws AppError NOT_FOUND */
export async function lockTracker(client: pg.PoolClient, id: string): Promise<StoredTracker> {
  // Not FOR UPDATE: whoever asks for an issue holds the post-mortem and then refers to this row.
  await client.query('SELECT FROM issue_tracker WHERE id::text = $1 FOR NO KEY UPDATE', [id])
  const tracker = await findStoredTracker(id, client)
  if (tracker !== null) return tracker
  throw new AppError('NOT_FOUND', 'There is no such issue tracker any more. Nothing was changed.')
}

/** Keys of issues mean nothing elsewhere. */
async function refuseMoved(client: pg.PoolClient, before: StoredTracker, after: TrackerSettingsInput): Promise<void> {
  if (before.baseUrl === after.baseUrl && before.project === after.project) return
  const { rowCount } = await client.query(
    `SELECT FROM action_issue WHERE tracker_id = $1 AND key IS NOT NULL LIMIT 1`,
    [before.id],
  )
  if (rowCount === 0) return
  throw new AppError(
    'CONFLICT',
    `Actions have issues in ${before.project}, which would be looked for elsewhere. Make another tracker for ${after.project}; nothing was changed.`,
  )
}

/** A token is never sent to another place, or in another name, than it was entered for. */
function tokenOf(before: StoredTracker, { token, baseUrl, account }: TrackerSettingsInput): string {
  if (token !== null) return seal(token, sealPurpose(before.id, 'token'))
  if (before.baseUrl === baseUrl && before.account === account) return before.token
  throw new AppError('INVALID', 'The token is missing; nothing was changed.', {
    token: 'Enter the token again: the stored one was entered for another address or account.',
  })
}

async function checkBase(baseUrl: string): Promise<void> {
  const isSecure = new URL(baseUrl).protocol === 'https:'
  const problem = await checkOutsideUrl(baseUrl).then(
    (found) => (isSecure || found === 'allowed' ? null : 'The address must begin with https://.'),
    (error: unknown) => {
      if (error instanceof AppError) return error.message
      throw error
    },
  )
  if (problem !== null)
    throw new AppError('INVALID', 'The address cannot be used; nothing was changed.', { baseUrl: problem })
}

/** Writes down what was done to a tracker, and tells whoever offers it. */
export async function recordTracker(
  client: pg.PoolClient,
  actor: Actor,
  { id, name }: { id: string; name: string },
  moved: Omit<AuditedChange, 'subject'>,
): Promise<void> {
  await recordChange(client, actor, { ...moved, subject: { kind: 'tracker', id, name } })
  await announce(client, { topic: 'postmortems' })
}

type Audited = Pick<TrackerSettingsInput, 'kind' | 'name' | 'baseUrl' | 'project' | 'issueType' | 'account'>

/** What the audit keeps of its settings. */
export function audited({ kind, name, baseUrl, project, issueType, account }: Audited): Record<string, unknown> {
  return { kind, name, baseUrl, project, issueType, account }
}

function refuseTakenName(name: string) {
  return (error: unknown): never => {
    if (!isTaken(error)) throw error
    throw new AppError('CONFLICT', `There is a tracker ${name} already. Nothing was changed.`, {
      name: 'There is a tracker of this name already.',
    })
  }
}

const OTHER_KIND = 'A tracker stays of its kind: make another one for another kind. Nothing was changed.'

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
