/** The engine's `cli` commands: can the database be reached, create it, drop it. */
import pg from 'pg'
import { connectionParts, quoteIdentifier } from './connection.mjs'
import { logLine } from './log-line.mjs'

/** Prisma's error codes, by PostgreSQL's or the socket's. */
const PRISMA_CODES = new Map([
  ['28P01', 'P1000'],
  ['ECONNREFUSED', 'P1001'],
  ['ENOTFOUND', 'P1001'],
  ['ETIMEDOUT', 'P1002'],
  ['3D000', 'P1003'],
  ['42P04', 'P1009'],
  ['28000', 'P1010'],
])

/**
 * @param {import('./arguments.mjs').EngineOptions} options
 * @returns {Promise<number>} exit code
 */
export async function runDatabaseCommand({ command, url }) {
  const { connection } = connectionParts(url)
  const name = quoteIdentifier(connection.database)
  const client = new pg.Client(
    command === 'can-connect-to-database' ? connection : { ...connection, database: 'postgres' },
  )
  try {
    await client.connect()
    if (command === 'create-database') await client.query(`CREATE DATABASE ${name}`)
    if (command === 'drop-database') await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    logLine('INFO', 'ok')
    return 0
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    // The CLI takes the second line of a failed command for its error.
    logLine('INFO', 'start')
    logLine('ERROR', message || String(code), {
      error_code: PRISMA_CODES.get(String(code)) ?? 'P1011',
      is_panic: false,
    })
    return 1
  } finally {
    await client.end().catch(() => undefined)
  }
}
