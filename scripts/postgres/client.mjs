/** Short connections to PostgreSQL: one use each, and a database that is made when it is missing. */
import pg from 'pg'
import { Failure } from '../launcher/failure.mjs'

const CONNECT_TIMEOUT_MS = 10_000
const MISSING_DATABASE = '3D000'
/** What a second creator of the same database may get. */
const CREATED_MEANWHILE = ['42P04', '23505']

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withClient(url, use) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  // A server that goes away also fails the query under way; the event alone would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * @param {string} url
 * @returns {Promise<void>}
 */
export async function createMissingDatabase(url) {
  const missing = await withClient(url, async () => false).catch((error) => {
    if (error.code === MISSING_DATABASE) return true
    throw error
  })
  if (!missing) return
  const maintenance = new URL(url)
  const name = decodeURIComponent(maintenance.pathname.slice(1) || maintenance.username)
  maintenance.pathname = '/postgres'
  try {
    await withClient(maintenance.href, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`))
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code && CREATED_MEANWHILE.includes(code)) return
    throw new Failure(
      `The database "${name}" does not exist and could not be created: ${message}`,
      `Create it (createdb ${name}) or give the user of DATABASE_URL the right to.`,
      error,
    )
  }
}
