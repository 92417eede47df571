/** Lends the embedded database to a short command: the running one, or one started just for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfiguration } from '../../lib/env.mjs'
import { createMissingDatabase } from '../postgres/client.mjs'
import { layoutOf } from '../postgres/cluster.mjs'
import { findRunning } from '../postgres/postmaster-lock.mjs'
import { prepareEmbedded } from '../postgres/server.mjs'
import { lockFileOf, takeDataDirectory } from './data-directory.mjs'
import { DATABASE_NAME } from './database.mjs'
import { Failure } from './failure.mjs'
import { findHolder } from './instance-lock.mjs'
import { root } from './root.mjs'

const JOIN_TIMEOUT_MS = 60_000

/**
 * @param {string} what the command, for people
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<string>} its URL
 */
export async function borrowDatabase(what, shutdown) {
  const { databaseUrl, dataDir } = readConfiguration(process.env, root)
  if (databaseUrl) return databaseUrl
  const holder = await findHolder(lockFileOf(dataDir))
  const server = holder ? await joinServer(dataDir, holder.what) : await startServer(dataDir, what, shutdown)
  const url = server.url(DATABASE_NAME)
  await createMissingDatabase(url)
  return url
}

/**
 * @param {string} dataDir
 * @param {string} holder
 */
async function joinServer(dataDir, holder) {
  const deadline = Date.now() + JOIN_TIMEOUT_MS
  while (findRunning(layoutOf(dataDir).cluster)?.status !== 'ready') {
    if (Date.now() > deadline) throw new Failure(`${holder} holds ${dataDir} but its PostgreSQL does not run.`)
    await sleep(100)
  }
  const server = await prepareEmbedded(dataDir)
  await server.start()
  return server
}

/**
 * @param {string} dataDir
 * @param {string} what
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 */
async function startServer(dataDir, what, shutdown) {
  const lock = await takeDataDirectory(dataDir, what)
  shutdown.onStop(lock.release)
  const server = await prepareEmbedded(dataDir)
  shutdown.onStop((how) => server.stop(how === 'forced' ? 'immediate' : 'fast'))
  await server.start()
  return server
}
