/** Reads PostgreSQL's own lock file and clears away what a killed server left. */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, isWorkedIn, worksIn } from '../launcher/process-table.mjs'

const POLL_MS = 20
/** Backends notice the death of their server within moments; more means something is stuck. */
const BACKENDS_GONE_MS = 10_000

/** @typedef {{ pid: number, port: number, status: string }} Postmaster */

/**
 * @param {string} cluster
 * @returns {Postmaster | undefined}
 */
export function readPostmaster(cluster) {
  try {
    const lines = readFileSync(lockFile(cluster), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/**
 * @param {string} cluster
 * @returns {Postmaster | undefined} the server that runs on these files
 */
export function findRunning(cluster) {
  const postmaster = readPostmaster(cluster)
  if (!postmaster || !isAlive(postmaster.pid) || !worksIn(postmaster.pid, cluster)) return undefined
  return postmaster
}

/**
 * PostgreSQL refuses to start while any process has the number in its lock file, in a container often our own;
 * the lock goes only when nobody works in the folder, since two servers on the same files would destroy them.
 * @param {string} cluster
 */
export async function clearStaleLock(cluster) {
  if (!readPostmaster(cluster)) return
  const deadline = Date.now() + BACKENDS_GONE_MS
  while (isWorkedIn(cluster) === true && Date.now() < deadline) await sleep(POLL_MS)
  if (isWorkedIn(cluster) === false) rmSync(lockFile(cluster), { force: true })
}

/** @param {string} cluster */
function lockFile(cluster) {
  return path.join(cluster, 'postmaster.pid')
}
