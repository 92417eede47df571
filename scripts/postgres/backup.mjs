/** Keeps copies of the embedded database's files from before its last migrations. */
import { constants, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import path from 'node:path'
import { Failure } from '../launcher/failure.mjs'

const KEPT = 3
const NAME = /^\d{8}T\d{6}Z-before-(.+)$/
const PARTIAL = '.partial'
/** Kept free beyond the copy, for the migration itself. */
const SPARE_BYTES = 64 * 1024 * 1024

/**
 * The server must be stopped: only then the files fit together.
 * @param {import('./cluster.mjs').Layout} layout
 * @param {string} migration the first one about to be applied
 * @param {Date} [now]
 * @returns {Promise<string>} the copy's folder
 */
export async function keepCopy({ cluster, backups }, migration, now = new Date()) {
  mkdirSync(backups, { recursive: true })
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const target = path.join(backups, `${stamp}-before-${migration}`)
  const partial = path.join(backups, PARTIAL)
  rmSync(partial, { recursive: true, force: true })
  assertRoom(cluster, backups)
  try {
    await cp(cluster, partial, { recursive: true, preserveTimestamps: true, mode: constants.COPYFILE_FICLONE })
    renameSync(partial, target)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  prune(backups)
  return target
}

/**
 * A migration that fails at every start must not push out the copies from before earlier ones:
 * only the latest copy of each migration counts.
 * @param {string} backups
 */
function prune(backups) {
  const seen = new Set()
  const newestFirst = readdirSync(backups)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
  for (const name of newestFirst) {
    const migration = NAME.exec(name)?.[1]
    if (seen.has(migration) || seen.size >= KEPT) rmSync(path.join(backups, name), { recursive: true, force: true })
    seen.add(migration)
  }
}

/**
 * @param {string} cluster
 * @param {string} backups
 */
function assertRoom(cluster, backups) {
  const needed = sizeOf(cluster) + SPARE_BYTES
  const { bavail, bsize } = statfsSync(backups)
  if (bavail * bsize >= needed) return
  throw new Failure(
    `Not enough room in ${backups} for the copy of the database that is kept before a migration: ` +
      `it needs ${megabytes(needed)}, and ${megabytes(bavail * bsize)} are free.`,
    'Free some space (older copies in that folder may go) and start again.',
  )
}

/** @param {string} dir */
function sizeOf(dir) {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + (statSync(path.join(dir, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`
}
