/** Lets one process at a time use a folder, and outlives neither it nor a kill -9. */
import { createHash } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, startTimeOf } from './process-table.mjs'

const HEARTBEAT_MS = 3_000
/** How long a holder that we cannot see (another container, another machine) is watched for a heartbeat. */
const WATCH_MS = 8_000
/** How long somebody takes who discards a dead holder's lock. */
const DISCARD_MS = 20

/**
 * @typedef {object} Holder
 * @property {string} what the command that holds it, for people
 * @property {number} pid
 * @property {string} started
 * @property {string} place machine and process namespace in which the pid means something
 * @property {string} [url]
 *
 * @typedef {object} Lock
 * @property {Holder | undefined} previous a holder that died without letting go
 * @property {(details: { url: string }) => void} update
 * @property {() => void} release
 */

export class LockedError extends Error {
  /** @override */
  name = 'LockedError'

  /** @param {Holder} holder */
  constructor(holder) {
    super(`held by ${holder.what} (process ${holder.pid})`)
    this.holder = holder
  }
}

/**
 * @param {string} file
 * @param {string} what
 * @returns {Promise<Lock>}
 * @throws {LockedError}
 */
export async function acquireLock(file, what) {
  /** @type {Holder} */
  const self = { what, pid: process.pid, started: startTimeOf(process.pid), place: placeOf() }
  /** @type {Holder | undefined} */
  let previous
  while (!claim(file, self)) {
    const text = read(file)
    if (text === undefined) continue
    const holder = parse(text)
    if (holder && (await isHeld(file, holder))) throw new LockedError(holder)
    await discard(file, text, what)
    previous = holder
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS).unref()
  return {
    previous,
    update: (details) => renameSync(draftOf(file, { ...self, ...details }), file),
    release: () => {
      clearInterval(heartbeat)
      const holder = parse(read(file) ?? '')
      if (holder?.pid === self.pid && holder.place === self.place) rmSync(file, { force: true })
    },
  }
}

/**
 * @param {string} file
 * @returns {Promise<Holder | undefined>} the process that holds the lock, if one does
 */
export async function findHolder(file) {
  const holder = parse(read(file) ?? '')
  return holder && (await isHeld(file, holder)) ? holder : undefined
}

/**
 * A hard link appears with its content or not at all.
 * @param {string} file
 * @param {Holder} self
 */
function claim(file, self) {
  const draft = draftOf(file, self)
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    return claimWithoutLinks(file, self)
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * @param {string} file
 * @param {Holder} self
 */
function claimWithoutLinks(file, self) {
  try {
    writeFileSync(file, JSON.stringify(self), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * The file is never half written where others read it.
 * @param {string} file
 * @param {Holder} holder
 */
function draftOf(file, holder) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  return draft
}

/**
 * Several processes may find the same dead holder; a slower one must not throw away the quicker one's lock. So one at a time
 * may discard what was judged, which is a lock as well: whoever is killed over it keeps nobody from it.
 * @param {string} file
 * @param {string} text what was judged
 * @param {string} what
 */
async function discard(file, text, what) {
  const right = `${file}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  try {
    const { release } = await acquireLock(right, what)
    try {
      if (read(file) === text) rmSync(file, { force: true })
    } finally {
      release()
    }
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    await sleep(DISCARD_MS)
  }
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
async function isHeld(file, holder) {
  if (holder.place === placeOf()) return isAlive(holder.pid) && startTimeOf(holder.pid) === holder.started
  const lastBeat = beatOf(file)
  for (let waited = 0; waited < WATCH_MS; waited += 500) {
    await sleep(500)
    if (beatOf(file) !== lastBeat) return true
  }
  return false
}

function placeOf() {
  try {
    return `${os.hostname()} ${readlinkSync('/proc/self/ns/pid')} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return os.hostname()
  }
}

/** @param {string} file */
function beatOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Gone, or the disk is: nothing that a heartbeat could mend.
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * @param {string} text
 * @returns {Holder | undefined}
 */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
