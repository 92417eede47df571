/** Runs work in one database transaction. */
import 'server-only'
import type pg from 'pg'
import { takeAnnounced } from './announce'
import { pool } from './pool'
import { expireReads } from './read-entries'

/** Commits what `work` did and returns its result; rolls back and rethrows what it throws. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    expireReads(takeAnnounced(client))
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken = cause
    })
    throw error
  } finally {
    takeAnnounced(client)
    client.release(broken)
  }
}
