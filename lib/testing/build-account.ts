/** Accounts of the directory, for tests on a real database. */
import { pool } from '@/lib/db/pool'
import type { Criticality } from '@/lib/domain/blast-radius/facts'

/** Facts of an account that matter to a test. */
interface AccountFacts {
  id: string
  name: string
  email: string | null
  status: string
  tags: Record<string, string>
  connection: string | null
  unit: string | null
  environment: string | null
  /** Given by hand, as the environment. */
  criticality: Criticality | null
  joinedAt: string | null
  leftAt: string | null
}

/** Stores an account that a file could have named, unless told otherwise; returns its id. */
export async function storeAccount(overrides: Partial<AccountFacts> = {}): Promise<string> {
  const id = overrides.id ?? '111122223333'
  const account = {
    ...{ id, name: `account ${id}`, email: null, status: 'ACTIVE', tags: {}, connection: null, unit: null },
    ...{ environment: null, criticality: null, joinedAt: null, leftAt: null },
    ...overrides,
  }
  await pool().query(
    `INSERT INTO aws_account (id, name, email, status, tags, connection_id, org_unit_id, environment, environment_origin,
       criticality, criticality_origin, joined_at, left_at, first_seen_at, last_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $8::text IS NOT NULL THEN 'manual' END,
       $9, CASE WHEN $9::text IS NOT NULL THEN 'manual' END, $10, $11, now(), now())`,
    [
      ...[account.id, account.name, account.email, account.status, JSON.stringify(account.tags), account.connection],
      ...[account.unit, account.environment, account.criticality, account.joinedAt, account.leftAt],
    ],
  )
  return id
}

/** Stores a unit; its id is its path in lower case. */
export async function storeUnit(connection: string, path: string): Promise<string> {
  const id = path.toLowerCase()
  const [name = path] = path.split('/').slice(-1)
  await pool().query('INSERT INTO org_unit (id, connection_id, parent_id, name, path) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, connection, path.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null, name, path],
  ])
  return id
}
