/** A PostgreSQL for one run of the tests: fresh, quick instead of durable, and gone afterwards. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { acquireLock, findHolder } from '../launcher/instance-lock.mjs'
import { layoutOf } from '../postgres/cluster.mjs'
import { findRunning } from '../postgres/postmaster-lock.mjs'
import { prepareEmbedded } from '../postgres/server.mjs'

const LOCK = 'run.lock'

/**
 * @param {string} base folder of all runs; several may be under way
 * @param {import('../launcher/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<string>} URL of the maintenance database
 */
export async function startTestServer(base, shutdown) {
  mkdirSync(base, { recursive: true })
  await clearAbandonedRuns(base)
  const dir = path.join(base, `run-${process.pid}`)
  mkdirSync(dir, { recursive: true })
  const lock = await acquireLock(path.join(dir, LOCK), 'npm test')
  shutdown.onStop(() => {
    lock.release()
    rmSync(dir, { recursive: true, force: true })
  })
  const server = await prepareEmbedded(dir, { durable: false })
  // Its files are thrown away: nothing needs to be written back first.
  shutdown.onStop(() => server.stop('immediate'))
  await server.start()
  return server.url('postgres')
}

/** @param {string} base */
async function clearAbandonedRuns(base) {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith('run-'))) {
    const dir = path.join(base, name)
    if (await findHolder(path.join(dir, LOCK))) continue
    const server = findRunning(layoutOf(dir).cluster)
    if (server) process.kill(server.pid, 'SIGQUIT')
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}
