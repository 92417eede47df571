/** Gets a command its database: the one in DATABASE_URL, the running embedded one, or one started just for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { LockedDirectory, lockFileOf, takeDataDirectory } from '../launcher/data-directory.mjs'
import { DATABASE_NAME, migrateDatabase, openDatabase } from '../launcher/database.mjs'
import { borrowDatabase } from '../launcher/development-database.mjs'
import { Failure } from '../launcher/failure.mjs'
import { localUrl } from '../launcher/host.mjs'
import { findHolder } from '../launcher/instance-lock.mjs'
import { inRoot } from '../launcher/root.mjs'
import { migrationStatus } from '../migrate.mjs'
import { withClient } from '../postgres/client.mjs'

const WHAT = 'npm run admin'
/** Commands that let go of the data directory by themselves. */
const SHORT_COMMANDS = [WHAT, 'npm run prisma']
const PATIENCE_MS = 60_000
const POLL_MS = 100
const MIGRATIONS = inRoot('prisma/migrations')

/**
 * @typedef {import('../../lib/env.mjs').Configuration} Configuration
 * @typedef {import('../launcher/shutdown.mjs').Shutdown} Shutdown
 */

/**
 * @param {Configuration} configuration
 * @param {Shutdown} shutdown
 * @returns {Promise<{ url: string, base: string }>} base: where people reach Faultline
 */
export async function borrowMigratedDatabase(configuration, shutdown) {
  const { databaseUrl, dataDir, publicUrl, host, port } = configuration
  const base = publicUrl ?? localUrl(host, port || 3000)
  if (databaseUrl) return { url: await prepareExternal(configuration, shutdown), base }
  for (;;) {
    const holder = await findLastingHolder(dataDir)
    if (holder) {
      const url = await borrowDatabase(WHAT, shutdown)
      await waitForMigrations(url, holder.what)
      return { url, base: publicUrl ?? holder.url ?? base }
    }
    const lock = await takeUnlessTaken(dataDir)
    if (lock) {
      shutdown.onStop(lock.release)
      return { url: await migrateDatabase(await openDatabase(configuration, shutdown)), base }
    }
  }
}

/**
 * The data directory's lock; null where another command was faster and lets go of it again.
 * @param {string} dataDir
 */
async function takeUnlessTaken(dataDir) {
  try {
    return await takeDataDirectory(dataDir, WHAT)
  } catch (error) {
    const holder = await findHolder(lockFileOf(dataDir))
    if (error instanceof LockedDirectory && (!holder || SHORT_COMMANDS.includes(holder.what))) return null
    throw error
  }
}

/**
 * Another command that has just started the database would stop it under us: it is waited for.
 * @param {string} dataDir
 */
async function findLastingHolder(dataDir) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const holder = await findHolder(lockFileOf(dataDir))
    if (!holder || !SHORT_COMMANDS.includes(holder.what) || Date.now() > deadline) return holder
    await sleep(POLL_MS)
  }
}

/**
 * @param {Configuration} configuration
 * @param {Shutdown} shutdown
 */
async function prepareExternal(configuration, shutdown) {
  const database = await openDatabase(configuration, shutdown)
  const { pending } = await migrationStatus(database.url, MIGRATIONS)
  if (pending.length > 0 && (await isServed(database.url)))
    throw new Failure(
      'The Faultline that runs on this database is older than this command.',
      'Use the command of that version, or upgrade Faultline first.',
    )
  return migrateDatabase(database)
}

/**
 * A running web server listens for changes.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
function isServed(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE 'LISTEN faultline%') AS served`,
    )
    return rows[0].served
  })
}

/**
 * A Faultline that is just starting migrates its database itself.
 * @param {string} url
 * @param {string} holder
 */
async function waitForMigrations(url, holder) {
  const deadline = Date.now() + PATIENCE_MS
  while ((await migrationStatus(url, MIGRATIONS)).pending.length > 0) {
    if (Date.now() > deadline)
      throw new Failure(
        `The ${DATABASE_NAME} database is older than this command, and ${holder} uses it.`,
        'Stop Faultline and start it again: it then brings its database up to date.',
      )
    await sleep(POLL_MS)
  }
}
