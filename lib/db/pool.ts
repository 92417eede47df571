/** The process's connections to PostgreSQL. */
import 'server-only'
import pg from 'pg'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'

/** What runs SQL: the pool, or a client inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>

const MAX_CONNECTIONS = 10

/** Settings of every connection: index scans are cheap on today's disks, and just-in-time compilation costs more than it saves here. */
const SESSION = '-c random_page_cost=1.1 -c jit=off -c timezone=UTC'

const holder = globalThis as typeof globalThis & { faultlinePool?: pg.Pool }

/**
 * The connection string that the launcher or the operator gave.
 * @throws Error where DATABASE_URL is unset: only the launcher can start the embedded database
 */
function databaseUrl(): string {
  const { databaseUrl } = readConfiguration()
  if (databaseUrl === null) throw new Error('DATABASE_URL is not set. Start Faultline with `npm start`.')
  return databaseUrl
}

/** The pool of this process, made at first use. */
export function pool(): pg.Pool {
  holder.faultlinePool ??= createPool(databaseUrl())
  return holder.faultlinePool
}

/** A pool for a given database. */
export function createPool(connectionString: string): pg.Pool {
  const created = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    options: SESSION,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  })
  const lost = (error: Error) => createLog('db').warn({ err: error }, 'a connection was lost')
  created.on('error', lost)
  created.on('connect', (client) => client.on('error', lost))
  return created
}

/** A connection of its own, for LISTEN and for locks that last. */
export function createClient(): pg.Client {
  return new pg.Client({
    connectionString: databaseUrl(),
    options: SESSION,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
}
