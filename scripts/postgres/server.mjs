/** Starts and stops the embedded PostgreSQL, taking over one that a killed launcher left running. */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskFull, Failure, saysDiskFull } from '../launcher/failure.mjs'
import { rotateLog } from '../launcher/log-file.mjs'
import { freePort } from '../launcher/port.mjs'
import { isAlive } from '../launcher/process-table.mjs'
import { chooseAccount, commandAs, giveTo } from './account.mjs'
import { findBinaries } from './binaries.mjs'
import { withClient } from './client.mjs'
import { clusterExists, createCluster, layoutOf, readSettings, writeSettings } from './cluster.mjs'
import { clearStaleLock, findRunning, readPostmaster } from './postmaster-lock.mjs'
import { serverFlags } from './server-flags.mjs'

const POLL_MS = 20
const START_TIMEOUT_MS = 60_000
/** How long each signal has to end the server before the next, harder one. */
const STOP_MS = 15_000
/** What passes by itself: backends of a killed server that still hold its memory, a port that was just taken. */
const PASSING = /pre-existing shared memory block|lock file .* already exists|could not bind|Address already in use/
const PASSING_TIMEOUT_MS = 15_000

/**
 * @typedef {object} EmbeddedServer
 * @property {import('./cluster.mjs').Layout} layout
 * @property {(database: string) => string} url
 * @property {() => Promise<boolean>} start answers whether it was running already
 * @property {(mode?: 'fast' | 'immediate') => Promise<void>} stop
 * @property {() => boolean} isRunning
 */

/**
 * Makes the server's files; it does not run before `start`.
 * @param {string} dir data directory
 * @param {{ durable?: boolean }} [options] a test's database need not survive a power cut
 * @returns {Promise<EmbeddedServer>}
 */
export async function prepareEmbedded(dir, { durable = true } = {}) {
  const layout = layoutOf(dir)
  mkdirSync(path.dirname(layout.log), { recursive: true })
  const binaries = await findBinaries()
  const account = chooseAccount(binaries.postgres, layout.cluster)
  const settings = readSettings(layout)
  writeSettings(layout, settings)
  if (!clusterExists(layout)) await createCluster(layout, binaries, account, { password: settings.password, durable })
  giveTo(layout.cluster, account)
  return {
    layout,
    url: (database) => urlOf(settings, database),
    start: async () => {
      const adopted = await adopt(layout, settings)
      if (!adopted) await launch(layout, settings, { binary: binaries.postgres, account, durable })
      writeSettings(layout, settings)
      return adopted
    },
    stop: (mode = 'fast') => stopServer(layout, mode),
    isRunning: () => findRunning(layout.cluster) !== undefined,
  }
}

/**
 * Takes over the server that a killed launcher left running, if there is one.
 * @param {import('./cluster.mjs').Layout} layout
 * @param {import('./cluster.mjs').Settings} settings gets the port
 * @returns {Promise<boolean>}
 */
async function adopt({ cluster }, settings) {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const postmaster = findRunning(cluster)
    if (!postmaster) return false
    const found = { ...settings, port: postmaster.port }
    // It may still be coming up, or be about to end: only an answer tells.
    if (postmaster.status === 'ready' && (await answers(urlOf(found, 'postgres')))) {
      settings.port = found.port
      return true
    }
    if (Date.now() > deadline)
      throw new Failure(`The PostgreSQL left running (process ${postmaster.pid}) does not answer.`, 'End it first.')
    await sleep(POLL_MS)
  }
}

/** @param {string} url */
async function answers(url) {
  return withClient(url, () => Promise.resolve(true)).catch(() => false)
}

/**
 * @param {import('./cluster.mjs').Settings} settings
 * @param {string} database
 */
function urlOf({ password, port }, database) {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

/**
 * @param {import('./cluster.mjs').Layout} layout
 * @param {import('./cluster.mjs').Settings} settings its port is where the server was asked to listen
 * @param {{ binary: string, account: import('./account.mjs').Account, durable: boolean }} how
 */
async function launch(layout, settings, { binary, account, durable }) {
  rotateLog(layout.log)
  const deadline = Date.now() + PASSING_TIMEOUT_MS
  for (;;) {
    await clearStaleLock(layout.cluster)
    settings.port = await freePort('127.0.0.1', settings.port)
    const logFrom = existsSync(layout.log) ? statSync(layout.log).size : 0
    const flags = serverFlags({ port: settings.port, durable })
    const child = spawnServer(layout, commandAs(account, binary, ['-D', layout.cluster, ...flags]))
    if (await becomesReady(layout, child)) return
    const said = readFileSync(layout.log).subarray(logFrom).toString()
    if (!PASSING.test(said) || Date.now() > deadline) throw startFailure(layout, said)
    settings.port = 0
    await sleep(100)
  }
}

/**
 * @param {import('./cluster.mjs').Layout} layout
 * @param {ReturnType<typeof commandAs>} command
 */
function spawnServer(layout, { command, args, options }) {
  const log = openSync(layout.log, 'a')
  // Detached: it must outlive Ctrl-C until the web server and the worker are done with it.
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.on('error', () => undefined)
  child.unref()
  return child
}

/**
 * @param {import('./cluster.mjs').Layout} layout
 * @param {import('node:child_process').ChildProcess} child
 */
async function becomesReady({ cluster }, child) {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.pid === child.pid && postmaster.status === 'ready') return true
    if (Date.now() > deadline) throw new Failure('PostgreSQL did not become ready within a minute.')
    await sleep(POLL_MS)
  }
  return false
}

/**
 * @param {import('./cluster.mjs').Layout} layout
 * @param {'fast' | 'immediate'} mode
 */
async function stopServer({ cluster }, mode) {
  const pid = readPostmaster(cluster)?.pid
  if (!pid || !findRunning(cluster)) return
  // The harder ones lose nothing either: the next start replays the log.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    if (signal === 'SIGINT' && mode === 'immediate') continue
    process.kill(pid, signal)
    const deadline = Date.now() + STOP_MS
    while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS)
    if (!isAlive(pid)) return
  }
}

/**
 * @param {import('./cluster.mjs').Layout} layout
 * @param {string} said what PostgreSQL wrote while it failed
 */
function startFailure({ cluster, log }, said) {
  if (saysDiskFull(said)) return diskFull()
  if (/incompatible with server/.test(said))
    return new Failure(
      `The database in ${cluster} was made by another major version of PostgreSQL.`,
      'Start the version of Faultline that made it, or move the folder away to begin with an empty database.',
    )
  const reasons = said.split('\n').filter((line) => /FATAL|PANIC|error|could not/i.test(line))
  return new Failure(
    `PostgreSQL did not start: ${reasons.join('\n') || said.trim() || 'it gave no reason'}`,
    `See ${log}`,
  )
}
