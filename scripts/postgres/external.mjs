/** Looks at the server that DATABASE_URL names and says plainly why it cannot be used. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../launcher/failure.mjs'
import { createMissingDatabase, withClient } from './client.mjs'

const OLDEST_VERSION = 140_000
const STARTING_UP = '57P03'
const STARTING_UP_TIMEOUT_MS = 30_000
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EPIPE|ENOENT)$/

/**
 * @param {string} url
 * @returns {Promise<string>} the server's version
 */
export async function checkServer(url) {
  const deadline = Date.now() + STARTING_UP_TIMEOUT_MS
  for (;;) {
    try {
      await createMissingDatabase(url)
      return await withClient(url, readVersion)
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error)
      if (code !== STARTING_UP || Date.now() > deadline) throw explain(url, error)
      await sleep(500)
    }
  }
}

/** @param {import('pg').Client} client */
async function readVersion(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
            pg_is_in_recovery() AS replica`,
  )
  const { version, number, replica } = rows[0]
  if (number < OLDEST_VERSION)
    throw new Failure(
      `The server in DATABASE_URL is PostgreSQL ${version}; Faultline needs 14 or newer.`,
      'Upgrade it, or leave DATABASE_URL unset to use the PostgreSQL that Faultline brings.',
    )
  if (replica)
    throw new Failure('The server in DATABASE_URL is a read-only replica.', 'Set DATABASE_URL to its primary server.')
  return version
}

/**
 * @param {string} url
 * @param {unknown} error
 */
function explain(url, error) {
  if (error instanceof Failure) return error
  const { code = '', message } = reasonOf(error)
  const { hostname, port, username } = new URL(url)
  const where = `${hostname || 'localhost'}:${port || 5432}`
  if (UNREACHABLE.test(code) || /timeout|terminated/i.test(message))
    return new Failure(
      `The database server in DATABASE_URL cannot be reached at ${where}: ${message || code}.`,
      'Start it, or correct DATABASE_URL, or leave it unset to use the PostgreSQL that Faultline brings.',
      error,
    )
  if (code === '28P01' || code === '28000' || /password/i.test(message))
    return new Failure(
      `The database server at ${where} refuses the user ${decodeURIComponent(username) || '(none)'}: ${message}.`,
      'Correct the user and the password in DATABASE_URL.',
      error,
    )
  if (/certificate/.test(message))
    return new Failure(
      `The certificate of the database server at ${where} is not trusted: ${message}.`,
      'Set NODE_EXTRA_CA_CERTS to its authority, or write uselibpqcompat=true&sslmode=require to encrypt without checking it.',
      error,
    )
  return new Failure(
    `The database server at ${where} cannot be used: ${message || code}.`,
    'Correct DATABASE_URL.',
    error,
  )
}

/**
 * Node wraps the errors of a host with several addresses, and leaves the outer message empty.
 * @param {unknown} error
 * @returns {NodeJS.ErrnoException}
 */
function reasonOf(error) {
  if (error instanceof AggregateError && !error.message) return error.errors[0]
  return /** @type {NodeJS.ErrnoException} */ (error)
}
