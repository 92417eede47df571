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

  beforeAll(async () => {
    process.env.DATABASE_URL = await createMigratedDatabase(server, name)
    await pool().query(EMPTYING)
  })

  beforeEach(emptyDatabase)

  afterAll(async () => {
    await pool().end()
    process.env.DATABASE_URL = server
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  })
}

/** Takes all rows out of the database of withDatabase, and lets every table count from 1 again. */
export async function emptyDatabase(): Promise<void> {
  await pool().query('SELECT testing.empty()')
}

/** What refuses changes even to ourselves. */
const GUARDS = [
  { table: 'audit_entry', trigger: 'audit_entry_append_only' },
  { table: 'audit_entry', trigger: 'audit_entry_never_emptied' },
  { table: 'postmortem_revision', trigger: 'postmortem_revision_immutable' },
]

const guards = (switched: string) =>
  GUARDS.map(({ table, trigger }) => `ALTER TABLE ${table} ${switched} TRIGGER ${trigger};`).join('')

/**
 * A tenth of what TRUNCATE takes, which makes new files for every table. No foreign key is looked at and no trigger fires;
 * a table that held rows once keeps its size, and is emptied again.
 */
const EMPTYING = `
  CREATE SCHEMA testing;
  CREATE FUNCTION testing.empty() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS $$
  DECLARE
    filled regclass;
    is_guarded boolean := EXISTS (SELECT FROM audit_entry) OR EXISTS (SELECT FROM postmortem_revision);
  BEGIN
    IF is_guarded THEN ${guards('DISABLE')} END IF;
    FOR filled IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND relname <> '_prisma_migrations' AND pg_relation_size(oid) > 0
    LOOP
      EXECUTE format('DELETE FROM %s', filled);
    END LOOP;
    IF is_guarded THEN ${guards('ENABLE ALWAYS')} END IF;
    PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence JOIN pg_class ON oid = seqrelid
      WHERE relnamespace = 'public'::regnamespace AND pg_sequence_last_value(seqrelid) IS NOT NULL;
  END $$`

/** Runs what audit and revisions refuse to everybody but their owner, who can take the guard away. */
export async function withoutGuards(statements: string): Promise<void> {
  await pool().query(`BEGIN; ${guards('DISABLE')} ${statements}; ${guards('ENABLE ALWAYS')} COMMIT`)
}
