/** A database of its own for a test file, on the PostgreSQL that DATABASE_URL names. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { pool } from '@/lib/db/pool'
import { createMigratedDatabase } from '@/scripts/testing/migrated-database.mjs'

/**
 * Call at the top of a test file: makes a migrated database before its tests, empties it before each, and drops it after.
 * The product's own pool is pointed at it.
 */
export function withDatabase(): void {
  const server = process.env.DATABASE_URL
  if (!server) throw new Error('DATABASE_URL is not set. Run the tests with `npm test`.')
  const name = `test_${randomBytes(6).toString('hex')}`
  let findFilled = ''

  beforeAll(async () => {
    process.env.DATABASE_URL = await createMigratedDatabase(server, name)
    const { rows } = await pool().query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    )
    findFilled = rows
      .map((row) => `SELECT '${row.name}' AS name WHERE EXISTS (SELECT FROM ${row.name})`)
      .join(' UNION ALL ')
  })

  beforeEach(async () => {
    const { rows } = await pool().query<{ name: string }>(findFilled)
    await empty(rows.map((row) => row.name))
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

/**
 * Takes all rows out of these tables, and lets every table count from 1 again. A tenth of what TRUNCATE of all tables
 * takes, which makes new files for each.
 */
async function empty(tables: readonly string[]): Promise<void> {
  // No foreign key is looked at and no trigger fires: whatever holds rows is emptied.
  const deletions = tables.map((table) => `DELETE FROM ${table};`).join('')
  if (tables.length > 0) await withoutGuards(`SET LOCAL session_replication_role = replica; ${deletions}`)
  await pool().query(
    `SELECT setval(format('%I.%I', schemaname, sequencename), start_value, false) FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL`,
  )
}

/** What refuses changes even to ourselves. */
const GUARDS = [
  { table: 'audit_entry', trigger: 'audit_entry_append_only' },
  { table: 'audit_entry', trigger: 'audit_entry_never_emptied' },
  { table: 'postmortem_revision', trigger: 'postmortem_revision_immutable' },
]

/** Runs what audit and revisions refuse to everybody but their owner, who can take the guard away. */
export async function withoutGuards(statements: string): Promise<void> {
  const guard = (switched: string) =>
    GUARDS.map(({ table, trigger }) => `ALTER TABLE ${table} ${switched} TRIGGER ${trigger};`).join('')
  await pool().query(`BEGIN; ${guard('DISABLE')} ${statements}; ${guard('ENABLE ALWAYS')} COMMIT`)
}
