/** Stores planned changes with accounts, resources and what happened to them, for tests of reading. */
import { pool } from '@/lib/db/pool'
import { digest } from '@/lib/domain/digest'
import { recordObservations } from '@/lib/events/write'
import { buildObservation } from '@/lib/testing/build-observation'

export const BLUE = '111122223333'
export const RED = '444455556666'
export const GREEN = '777788889999'

/** The present of the tests. */
export const NOW = Date.parse('2026-05-20T12:00:00Z')
export const DAY = 86_400_000

type EventParts = Parameters<typeof buildObservation>[0]

/** A maintenance that AWS announced ten days ago and that begins in ten, unless told otherwise. Returns its id. */
export async function storeChange(name: string, event: Partial<EventParts> = {}): Promise<string> {
  const observation = buildObservation({
    arn: `arn:aws:health:eu-west-1::event/RDS/AWS_RDS_MAINTENANCE_SCHEDULED/AWS_RDS_MAINTENANCE_SCHEDULED_${digest(name)}`,
    service: 'rds',
    upstreamService: 'RDS',
    serviceName: 'Amazon RDS',
    region: 'eu-west-1',
    typeCode: 'AWS_RDS_MAINTENANCE_SCHEDULED',
    category: 'scheduledChange',
    scope: 'ACCOUNT_SPECIFIC',
    status: 'upcoming',
    severity: null,
    peakSeverity: null,
    summary: name,
    updates: [],
    startedAt: NOW + 10 * DAY,
    endedAt: null,
    saidAt: NOW - 10 * DAY,
    ...event,
  })
  const { seen } = await recordObservations([observation], NOW - 10 * DAY)
  return seen[0] ?? ''
}

/** AWS named the account, so many days before now. */
export async function hitAccount(id: string, account: string, daysAgo = 10): Promise<void> {
  await pool().query('INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, $2, $3)', [
    id,
    account,
    new Date(NOW - daysAgo * DAY),
  ])
}

/** Resources of an account with these statuses, named after the account and their place. */
export async function hitResources(id: string, account: string, ...statuses: (string | null)[]): Promise<void> {
  await pool().query(
    `INSERT INTO affected_entity (event_id, account_id, entity_value, status)
     SELECT $1::bigint, $2::text, 'db-' || $2 || '-' || place, nullif(status, '')
     FROM unnest($3::text[]) WITH ORDINALITY AS given(status, place)`,
    [id, account, statuses.map((status) => status ?? '')],
  )
}

/** A resource changed its status, so many days before now. */
export async function moveResource(
  id: string,
  account: string,
  value: string,
  [before, after]: readonly [string | null, string | null],
  daysAgo: number,
): Promise<void> {
  await pool().query(
    'INSERT INTO reach_change (event_id, account_id, entity_value, before, after, observed_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, account, value, before, after, new Date(NOW - daysAgo * DAY)],
  )
}

/** A team that owns accounts. Returns its id. */
export async function storeTeam(name: string, accounts: readonly string[]): Promise<string> {
  const { rows } = await pool().query<{ id: string }>('INSERT INTO team (name) VALUES ($1) RETURNING id', [name])
  const id = rows[0]?.id ?? ''
  await pool().query('INSERT INTO team_account (team_id, account_id) SELECT $1::uuid, unnest($2::text[])', [
    id,
    accounts,
  ])
  return id
}
