/** A database of its own for a test file, on the PostgreSQL that DATABASE_URL names. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { pool } from '@/lib/db/pool'
import { migrate } from '@/scripts/migrate.mjs'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations')

/**
 * Call at the top of a test file: makes a migrated database before its tests, empties it before each, and drops it after.
 * The product's own pool is pointed at it.
 */
export function withDatabase(): void {
  const server = process.env.DATABASE_URL
  if (!server) throw new Error('DATABASE_URL is not set. Run the tests with `npm test`.')
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  let tables = ''

  beforeAll(async () => {
    await migrate(url, MIGRATIONS)
    process.env.DATABASE_URL = url
    const { rows } = await pool().query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    )
    tables = rows.map((row) => row.name).join(', ')
  })

  beforeEach(async () => {
    await withoutAuditGuard(`TRUNCATE ${tables} RESTART IDENTITY`)
  })

  afterAll(async () => {
    await pool().end()
    process.env.DATABASE_URL = server
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  })
}

/** Runs what the audit refuses to everybody but its owner, who can take the guard away. */
export async function withoutAuditGuard(statements: string): Promise<void> {
  const guard = (switched: string) =>
    ['append_only', 'never_emptied']
      .map((name) => `ALTER TABLE audit_entry ${switched} TRIGGER audit_entry_${name};`)
      .join('')
  await pool().query(`BEGIN; ${guard('DISABLE')} ${statements}; ${guard('ENABLE ALWAYS')} COMMIT`)
}
