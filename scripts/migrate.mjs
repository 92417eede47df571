/** Applies prisma/migrations with `pg` alone, sharing Prisma's table, checksums and advisory lock. */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { migrationFailed, unfinishedMigration, unknownMigration } from './migrations/failures.mjs'
import { createMissingDatabase, withClient } from './postgres/client.mjs'

/** The key that Prisma's own migrate commands lock. */
const ADVISORY_LOCK = 72_707_369
const MISSING_TABLE = '42P01'

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * @typedef {{ name: string, sql: string }} Migration
 * @typedef {{ migration_name: string, checksum: string, finished_at: Date | null }} AppliedMigration
 * @typedef {(line: string) => void} Log
 * @typedef {import('pg').Client} Client
 */

/**
 * Creates the database if it is missing and applies what it lacks, each migration in one transaction.
 * @param {string} url
 * @param {string} dir folder of the migrations
 * @param {{ log?: Log }} [options]
 * @returns {Promise<string[]>} names of the migrations that were applied
 */
export async function migrate(url, dir, { log = () => undefined } = {}) {
  await createMissingDatabase(url)
  const migrations = await readMigrations(dir)
  return withClient(url, async (client) => {
    await lock(client, log)
    await client.query(CREATE_TABLE)
    const applied = await readApplied(client)
    const pending = pendingAmong(migrations, applied, log)
    for (const migration of pending) {
      await apply(client, migration)
      log(`Applied migration ${migration.name}`)
    }
    return pending.map(({ name }) => name)
  })
}

/**
 * @param {string} url
 * @param {string} dir
 * @returns {Promise<{ pending: string[], applied: string[] }>}
 */
export async function migrationStatus(url, dir) {
  await createMissingDatabase(url)
  const migrations = await readMigrations(dir)
  return withClient(url, async (client) => {
    const applied = await readApplied(client).catch((error) => {
      if (error.code === MISSING_TABLE) return []
      throw error
    })
    return {
      pending: pendingAmong(migrations, applied, () => undefined).map(({ name }) => name),
      applied: applied.map(({ migration_name }) => migration_name),
    }
  })
}

/** @param {string} sql */
export function checksumOf(sql) {
  return createHash('sha256').update(sql).digest('hex')
}

/**
 * @param {string} dir
 * @returns {Promise<Migration[]>} in the order of their names
 */
async function readMigrations(dir) {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(path.join(dir, name, 'migration.sql'), 'utf8') })),
  )
}

/**
 * @param {Client} client
 * @param {Log} log
 */
async function lock(client, log) {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS locked', [ADVISORY_LOCK])
  if (rows[0].locked) return
  log('Waiting for another process that is migrating this database')
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
}

/**
 * @param {Client} client
 * @returns {Promise<AppliedMigration[]>}
 */
async function readApplied(client) {
  const { rows } = await client.query(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  )
  return rows
}

/**
 * @param {Migration[]} migrations
 * @param {AppliedMigration[]} applied
 * @param {Log} log
 */
function pendingAmong(migrations, applied, log) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const migration = known.get(row.migration_name)
    if (!migration) throw unknownMigration(row.migration_name)
    if (!row.finished_at) throw unfinishedMigration(row.migration_name)
    if (!hasChecksum(migration.sql, row.checksum))
      log(`Migration ${migration.name} was changed after it had been applied; the change has no effect here`)
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return migrations.filter(({ name }) => !done.has(name))
}

/**
 * Git may have changed the line ends since.
 * @param {string} sql
 * @param {string} checksum
 */
function hasChecksum(sql, checksum) {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksumOf(text) === checksum)
}

/**
 * @param {Client} client
 * @param {Migration} migration
 */
async function apply(client, { name, sql }) {
  try {
    await client.query('BEGIN')
    const id = randomUUID()
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      id,
      checksumOf(sql),
      name,
    ])
    const before = await transactionId(client)
    await client.query(sql)
    if ((await transactionId(client)) !== before) throw new Error('it must not begin or end transactions itself')
    await client.query(
      'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw migrationFailed(name, error)
  }
}

/** @param {Client} client */
async function transactionId(client) {
  return (await client.query('SELECT txid_current()::text AS id')).rows[0].id
}
