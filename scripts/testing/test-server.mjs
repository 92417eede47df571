/** A PostgreSQL for one run of the tests: fresh, quick instead of durable, and gone afterwards. */
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { acquireLock, findHolder } from '../launcher/instance-lock.mjs'
import { layoutOf } from '../postgres/cluster.mjs'
import { findRunning } from '../postgres/postmaster-lock.mjs'
import { prepareEmbedded } from '../postgres/server.mjs'

const LOCK = 'run.lock'
/** A file system in memory, of Linux. */
const MEMORY = '/dev/shm'
/** Bytes that must be free in memory before a run's files, up to a gigabyte or two, are kept there. */
const ENOUGH = 6 * 2 ** 30

/**
 * Where the files of runs go: many are made and soon deleted, which costs least in memory. Each user has a folder of their own.
 * @param {string} onDisk the folder where memory is scarce
 * @returns {string}
 */
export function chooseFolder(onDisk) {
  return freeMemory() < ENOUGH ? onDisk : path.join(MEMORY, `faultline-test-${process.getuid?.()}`)
}

/** In bytes: a container may have less than the machine. */
function freeMemory() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return Math.min(bavail * bsize, process.availableMemory())
  } catch {
    return 0
  }
}

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
