/** The order in which `npm start` does things, and who is told when one of them ends. */
import { readConfiguration } from '../../lib/env.mjs'
import { takeDataDirectory } from './data-directory.mjs'
import { installDependencies } from './dependencies.mjs'
import { Failure } from './failure.mjs'
import { prepareOwnerLinks } from './owner-links.mjs'
import { reservePort } from './port.mjs'
import { root } from './root.mjs'
import { watchForShutdown } from './shutdown.mjs'
import { announceReady, complain, say, step, warn } from './terminal.mjs'

/** The web server of a killed launcher notices that within this time. */
const ORPHAN_PATIENCE_MS = 8_000
const DATABASE_CHECK_MS = 2_000

/**
 * @callback Prepare
 * @param {import('../../lib/env.mjs').Configuration} configuration
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<void>}
 *
 * @callback Accompany
 * @param {import('../../lib/env.mjs').Configuration} configuration
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 * @param {string} databaseUrl of the migrated database
 * @returns {void}
 */

/**
 * @param {{ command?: string, folderVariable?: string, prepare?: Prepare, accompany?: Accompany }} [options]
 *   `folderVariable` names the data directory; `prepare` runs once packages are there, before anything else; `accompany`
 *   starts what runs beside the application
 */
export async function start({
  command = 'npm start',
  folderVariable = 'FAULTLINE_DATA_DIR',
  prepare = async () => undefined,
  accompany = () => undefined,
} = {}) {
  const shutdown = watchForShutdown({ signalCode: 0, farewell: () => say('\nStopping Faultline.') })
  try {
    const configuration = readConfiguration(process.env, root)
    await bringUp(configuration, shutdown, { command, folderVariable, prepare, accompany })
  } catch (error) {
    complain(error)
    await shutdown.stop(1)
  }
}

/**
 * @param {import('../../lib/env.mjs').Configuration} configuration
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 * @param {{ command: string, folderVariable: string, prepare: Prepare, accompany: Accompany }} how
 */
async function bringUp(configuration, shutdown, { command, folderVariable, prepare, accompany }) {
  const { host, dataDir } = configuration
  const lock = await takeDataDirectory(dataDir, command, folderVariable)
  shutdown.onStop(lock.release)
  const port = await reservePort(host, configuration.port, { patienceMs: lock.previous ? ORPHAN_PATIENCE_MS : 0 })
  await installDependencies(root)

  // What follows needs the packages.
  await prepare(configuration, shutdown)
  const { migrateDatabase, openDatabase } = await import('./database.mjs')
  const { buildIfStale } = await import('./build.mjs')
  const { launchApp } = await import('../app.mjs')
  const prepareDatabase = async () => {
    const opened = await openDatabase(configuration, shutdown)
    const database = { ...opened, url: await migrateDatabase(opened) }
    return { database, linksTo: await prepareOwnerLinks(configuration, database.url) }
  }
  const [{ database, linksTo }] = await Promise.all([prepareDatabase(), buildIfStale()])

  accompany(configuration, shutdown, database.url)
  const app = await step('Starting the web server and the worker', async () => {
    const launched = await launchApp({ databaseUrl: database.url, host, port, dataDir, tell: warn })
    shutdown.onStop(launched.stop)
    await launched.ready
    return launched
  })
  lock.update({ url: app.url })
  watchForEnd(app, database, shutdown)
  announceReady(app.url, linksTo(app.url))
}

/**
 * @param {import('../app.mjs').App} app
 * @param {import('./database.mjs').Database} database
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 */
function watchForEnd(app, { embedded }, shutdown) {
  const giveUp = (/** @type {string} */ message) => {
    if (shutdown.isStopping()) return
    complain(
      new Failure(
        message,
        'Everything is being stopped; nothing that was stored is lost. Start it again with npm start.',
      ),
    )
    void shutdown.stop(1)
  }
  void app.ended.then((how) => giveUp(`The web server ${how} unexpectedly.`))
  if (!embedded) return
  setInterval(() => {
    if (!embedded.isRunning()) giveUp('PostgreSQL ended unexpectedly.')
  }, DATABASE_CHECK_MS).unref()
}
