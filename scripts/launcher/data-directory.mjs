/** Takes possession of the data directory: writable, and used by one Faultline at a time. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { asFailure, Failure } from './failure.mjs'
import { acquireLock, LockedError } from './instance-lock.mjs'

/** Another command uses the data directory. */
export class LockedDirectory extends Failure {}

/**
 * @param {string} dataDir
 * @param {string} what the command that takes it
 * @param {string} [variable] names the directory
 */
export async function takeDataDirectory(dataDir, what, variable = 'FAULTLINE_DATA_DIR') {
  assertWritable(dataDir, variable)
  try {
    return await acquireLock(lockFileOf(dataDir), what)
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    const { pid, url, what: other } = error.holder
    throw new LockedDirectory(
      `Faultline already runs on ${dataDir}: ${other}, process ${pid}${url ? `, ${url}` : ''}.`,
      `Stop it first, or give this one a folder and a port of its own: ${variable}=.data/second PORT=3001 ${what}`,
    )
  }
}

/** @param {string} dataDir */
export function lockFileOf(dataDir) {
  return path.join(dataDir, 'faultline.lock')
}

/**
 * @param {string} dataDir
 * @param {string} variable
 */
function assertWritable(dataDir, variable) {
  const probe = path.join(dataDir, `.probe-${process.pid}`)
  try {
    makeDirectory(dataDir)
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    const failure = asFailure(error)
    if (failure && code === 'ENOSPC') throw failure
    throw new Failure(
      `The data directory ${dataDir} is not writable (${code ?? message}).`,
      `Give this user access to it, or set ${variable} to another folder.`,
      error,
    )
  }
}

/**
 * Node's own recursive mkdir never ends where the system answers ENOENT although the parent exists (/proc).
 * @param {string} dir
 */
function makeDirectory(dir) {
  if (existsSync(dir)) return
  if (!existsSync(path.dirname(dir))) makeDirectory(path.dirname(dir))
  mkdirSync(dir)
}
