/** Databases for tests, each a copy of one that was migrated once: a tenth of the time that migrating takes. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from '../launcher/root.mjs'
import { migrate } from '../migrate.mjs'
import { withClient } from '../postgres/client.mjs'

const MIGRATIONS = inRoot('prisma', 'migrations')
/** Held by whoever makes the template; the others wait. */
const ADVISORY_LOCK = 411_850_206

/**
 * @param {string} server URL of any database of the server
 * @param {string} name of the new database, a plain word
 * @returns {Promise<string>} its URL
 */
export async function createMigratedDatabase(server, name) {
  await withClient(server, async (client) => {
    const template = await ensureTemplate(server, client)
    // Its files as they are: by way of the log, as PostgreSQL does it by itself, takes twice the time.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  })
  return urlOf(server, name)
}

/**
 * It stays on the server, for as long as the migrations are the same.
 * @param {string} server
 * @param {import('pg').Client} client
 * @returns {Promise<string>} its name
 */
async function ensureTemplate(server, client) {
  const template = `template_${hashOfMigrations()}`
  const isThere = async () =>
    (await client.query('SELECT FROM pg_database WHERE datname = $1', [template])).rows.length > 0
  if (await isThere()) return template
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
  if (!(await isThere())) {
    const partial = `${template}_partial`
    await client.query(`DROP DATABASE IF EXISTS ${partial}`)
    await migrate(urlOf(server, partial), MIGRATIONS)
    await client.query(`ALTER DATABASE ${partial} RENAME TO ${template}`)
  }
  await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK])
  return template
}

function hashOfMigrations() {
  const hash = createHash('sha256')
  for (const name of readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.sql')) hash.update(`${name}\n`).update(readFileSync(path.join(MIGRATIONS, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * @param {string} server
 * @param {string} name
 */
function urlOf(server, name) {
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}
