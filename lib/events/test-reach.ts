/** Stores events with accounts, texts, entities and changes for tests of reading. */
import { pool } from '@/lib/db/pool'
import { digest } from '@/lib/domain/digest'
import { buildObservation } from '@/lib/testing/build-observation'
import { recordObservations } from './write'

export const BLUE = '111122223333'
export const RED = '444455556666'
export const GREEN = '777788889999'
export const START = Date.parse('2026-03-10T12:00:00Z')

/** A connection with this id, so that rows may name it. */
export async function storeConnection(id: string): Promise<void> {
  await pool().query(
    "INSERT INTO aws_connection (id, name, kind) VALUES ($1, $1, 'organization') ON CONFLICT DO NOTHING",
    [id],
  )
}

/** An open event of accounts that begins at START, unless told otherwise. Returns its id. */
export async function storeEvent(
  name: string,
  event: Partial<Parameters<typeof buildObservation>[0]> = {},
): Promise<string> {
  const arn = `arn:aws:health:us-east-1::event/X/Y/Z_${digest(name)}`
  const observation = buildObservation({
    arn,
    summary: name,
    scope: 'ACCOUNT_SPECIFIC',
    severity: null,
    peakSeverity: null,
    updates: [],
    startedAt: START,
    saidAt: START,
    ...event,
  })
  const { seen } = await recordObservations([observation], START)
  return seen[0] ?? ''
}

/** AWS named the account, with a text of its own where one is given. */
export async function nameAccount(id: string, account: string, text: string | null = null): Promise<void> {
  await pool().query(
    `WITH t AS (INSERT INTO event_text SELECT $1, md5($3)::uuid, $3 WHERE $3::text IS NOT NULL ON CONFLICT DO NOTHING)
     INSERT INTO affected_account (event_id, account_id, connection_id, first_seen_at, text_digest)
     SELECT $1::bigint, $2, (SELECT min(id) FROM aws_connection), $4, md5($3)::uuid`,
    [id, account, text, new Date(START)],
  )
}

/** The event's main text, and whose it is. */
export async function describe(id: string, text: string, account: string | null): Promise<void> {
  await pool().query('UPDATE health_event SET description = $2, description_account = $3 WHERE id = $1', [
    id,
    text,
    account,
  ])
}

/** AWS named a resource of the account. */
export async function nameEntity(
  id: string,
  account: string,
  value: string,
  status: string | null,
  arn = '',
): Promise<void> {
  await pool().query(
    'INSERT INTO affected_entity (event_id, account_id, entity_value, entity_arn, status) VALUES ($1, $2, $3, $4, $5)',
    [id, account, value, arn, status],
  )
}

/** Something AWS said at a moment, to one account or to everybody. */
export async function say(id: string, at: string, text: string, account: string | null = null): Promise<void> {
  await pool().query(
    'INSERT INTO event_update (event_id, observed_at, digest, text, account_id) VALUES ($1, $2, md5($3)::uuid, $3, $4)',
    [id, at, text, account],
  )
}

/** A change of whom it hit, in the order in which it is stored. */
export async function change(id: string, account: string, entity: string | null, after: string | null): Promise<void> {
  await pool().query(
    'INSERT INTO reach_change (event_id, account_id, entity_value, after, observed_at) VALUES ($1, $2, $3, $4, $5)',
    [id, account, entity, after, new Date(START)],
  )
}
