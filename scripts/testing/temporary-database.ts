/** The URL of a database that does not exist yet, on the server of the tests; dropped after the test. */
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { withClient } from '../postgres/client.mjs'

export function temporaryDatabaseUrl(): string {
  const server = serverUrl()
  const name = `scripts_${randomBytes(6).toString('hex')}`
  onTestFinished(async () => {
    await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  })
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}

export function serverUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set. Run the tests with `npm test`.')
  return url
}

export async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows)
}
