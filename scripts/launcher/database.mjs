/** Gets the database ready: the one in DATABASE_URL, or our own, with a copy kept before it is migrated. */
import path from 'node:path'
import { migrate, migrationStatus } from '../migrate.mjs'
import { keepCopy } from '../postgres/backup.mjs'
import { checkServer } from '../postgres/external.mjs'
import { prepareEmbedded } from '../postgres/server.mjs'
import { inRoot, root } from './root.mjs'
import { note, step } from './terminal.mjs'

export const DATABASE_NAME = 'faultline'
const MIGRATIONS = inRoot('prisma/migrations')

/**
 * @typedef {import('../../lib/env.mjs').Configuration} Configuration
 * @typedef {import('./shutdown.mjs').Shutdown} Shutdown
 * @typedef {import('../postgres/server.mjs').EmbeddedServer} EmbeddedServer
 *
 * @typedef {object} Database
 * @property {string} url
 * @property {EmbeddedServer | undefined} embedded
 */

/**
 * @param {Configuration} configuration
 * @param {Shutdown} shutdown
 * @returns {Promise<Database>}
 */
export async function openDatabase({ databaseUrl, dataDir }, shutdown) {
  if (databaseUrl) {
    await step('Connecting to the database in DATABASE_URL', async (detail) => {
      detail(`PostgreSQL ${await checkServer(databaseUrl)}`)
    })
    return { url: databaseUrl, embedded: undefined }
  }
  const embedded = await startEmbedded(dataDir, shutdown)
  return { url: embedded.url(DATABASE_NAME), embedded }
}

/**
 * @param {Database} database
 * @param {string} [migrations]
 * @returns {Promise<string>} URL, which changes when the embedded server had to be started again
 */
export async function migrateDatabase({ url, embedded }, migrations = MIGRATIONS) {
  const { pending, applied } = await migrationStatus(url, migrations)
  const [first] = pending
  if (embedded && first && applied.length > 0) await copyBefore(embedded, first)
  const current = embedded?.url(DATABASE_NAME) ?? url
  if (pending.length > 0)
    await step(`Migrating the database (${pending.length === 1 ? first : `${pending.length} migrations`})`, () =>
      migrate(current, migrations, { log: () => undefined }),
    )
  else await migrate(current, migrations, { log: note })
  return current
}

/**
 * @param {string} dataDir
 * @param {Shutdown} shutdown
 * @returns {Promise<EmbeddedServer>}
 */
function startEmbedded(dataDir, shutdown) {
  return step('Starting PostgreSQL', async (detail) => {
    const server = await prepareEmbedded(dataDir)
    shutdown.onStop((how) => server.stop(how === 'forced' ? 'immediate' : 'fast'))
    if (await server.start()) detail('which was still running')
    return server
  })
}

/**
 * @param {EmbeddedServer} embedded
 * @param {string} migration
 */
async function copyBefore(embedded, migration) {
  const copy = await step('Keeping a copy of the database before it is migrated', async () => {
    await embedded.stop()
    const kept = await keepCopy(embedded.layout, migration)
    await embedded.start()
    return kept
  })
  note(`The copy is in ${path.relative(root, copy).startsWith('..') ? copy : path.relative(root, copy)}`)
}
