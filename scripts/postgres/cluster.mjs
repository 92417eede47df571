/** Creates the files of a new embedded database, with a password of its own. */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { diskFull, Failure, saysDiskFull } from '../launcher/failure.mjs'
import { runProgram } from '../launcher/run-program.mjs'
import { commandAs, giveTo } from './account.mjs'

/**
 * @typedef {object} Layout where an embedded database keeps what
 * @property {string} dir
 * @property {string} cluster PostgreSQL's own folder
 * @property {string} settings
 * @property {string} log
 * @property {string} backups
 *
 * @typedef {{ port: number, password: string }} Settings
 */

/**
 * @param {string} dir
 * @returns {Layout}
 */
export function layoutOf(dir) {
  return {
    dir,
    cluster: path.join(dir, 'postgres'),
    settings: path.join(dir, 'postgres.json'),
    log: path.join(dir, 'logs', 'postgres.log'),
    backups: path.join(dir, 'backups'),
  }
}

/** For databases that are soon gone: a random password needs no costly hash either. */
const QUICK = ['--no-sync', '--no-data-checksums', '--set=scram_iterations=1']

/** @param {Layout} layout */
export function clusterExists({ cluster }) {
  return existsSync(path.join(cluster, 'PG_VERSION'))
}

/**
 * @param {Layout} layout
 * @returns {Settings}
 */
export function readSettings(layout) {
  if (existsSync(layout.settings)) return JSON.parse(readFileSync(layout.settings, 'utf8'))
  if (clusterExists(layout))
    throw new Failure(
      `${layout.settings} is missing: it holds the password of the database in ${layout.cluster}.`,
      'Put it back, or move that folder away to begin with an empty database.',
    )
  return { port: 0, password: randomBytes(18).toString('base64url') }
}

/**
 * @param {Layout} layout
 * @param {Settings} settings
 */
export function writeSettings(layout, settings) {
  const partial = `${layout.settings}.partial`
  writeFileSync(partial, `${JSON.stringify(settings)}\n`, { mode: 0o600 })
  // Started once as root, it must still be readable for the user whose folder this is.
  const { uid, gid } = statSync(layout.dir)
  if (process.getuid?.() === 0) chownSync(partial, uid, gid)
  renameSync(partial, layout.settings)
}

/**
 * Built beside its final place, so an interrupted attempt is never taken for a database.
 * @param {Layout} layout
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./account.mjs').Account} account
 * @param {{ password: string, durable: boolean }} options
 */
export async function createCluster({ cluster }, binaries, account, { password, durable }) {
  const partial = `${cluster}.partial`
  const passwordFile = `${cluster}.password`
  assertNothingThere(cluster)
  rmSync(partial, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(partial, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  try {
    for (const target of [partial, passwordFile]) giveTo(target, account)
    await initialise(binaries, account, ['-D', partial, `--pwfile=${passwordFile}`, ...(durable ? [] : QUICK)])
    renameSync(partial, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** @param {string} cluster */
function assertNothingThere(cluster) {
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new Failure(
      `${cluster} is not a database of PostgreSQL, yet it holds files.`,
      'Move it away and start again.',
    )
}

/**
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./account.mjs').Account} account
 * @param {string[]} args
 */
async function initialise(binaries, account, args) {
  const {
    command,
    args: rest,
    options,
  } = commandAs(account, binaries.initdb, [
    ...args,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ])
  const { code, output } = await runProgram(command, rest, options)
  if (code === 0) return
  if (saysDiskFull(output)) throw diskFull()
  throw new Failure(`PostgreSQL could not create a database (initdb exited with ${code}):\n${output.trim()}`)
}
