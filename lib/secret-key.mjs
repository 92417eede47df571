/** The key that signs cookies and encrypts secrets at rest: the configured one, else one kept in the data directory. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigurationError, readConfiguration } from './env.mjs'

const KEY = /^[\w-]{43}$/

/**
 * FAULTLINE_SECRET_KEY, else what `secret.key` of the data directory holds; that file is made when there is none. Reads
 * the disk at each call: whoever needs the key often keeps it.
 * @param {Pick<import('./env.mjs').Configuration, 'secretKey' | 'dataDir'>} [configuration]
 * @returns {string} at least 32 characters
 * @throws {ConfigurationError} where the file does not hold a key
 */
export function getSecretKey({ secretKey, dataDir } = readConfiguration()) {
  if (secretKey !== null) return secretKey
  const file = path.join(dataDir, 'secret.key')
  const key = readKey(file) ?? makeKey(file)
  if (KEY.test(key)) return key
  throw new ConfigurationError(
    `${file} does not hold a key that Faultline made: restore it from a backup, or set FAULTLINE_SECRET_KEY`,
  )
}

/**
 * The key that encrypts, and the earlier ones that still decrypt.
 * @param {Pick<import('./env.mjs').Configuration, 'secretKey' | 'oldSecretKeys' | 'dataDir'>} [configuration]
 * @returns {{ current: string, old: string[] }}
 * @throws {ConfigurationError} as getSecretKey
 */
export function secretKeys(configuration = readConfiguration()) {
  return { current: getSecretKey(configuration), old: configuration.oldSecretKeys }
}

/**
 * @param {string} file
 * @returns {string | undefined} undefined when there is no such file
 */
function readKey(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Whole or not at all, and never over another's: processes that start together agree on the first one.
 * @param {string} file
 */
function makeKey(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
