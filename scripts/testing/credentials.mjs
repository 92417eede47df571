/** Sessions and tokens for an application under test, made as rows of its database and cookies of its key. */
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * @typedef {(sql: string, values: unknown[]) => Promise<unknown>} Query
 * @typedef {import('../../lib/domain/access').Role} Role
 */

/** What the application must be given as FAULTLINE_SECRET_KEY. */
export const SECRET_KEY = 'the key of applications under test, of no use elsewhere'

/** The session cookie of an application that is reached over http. */
export const SESSION_COOKIE = 'faultline.session_token'

/**
 * Stores a session.
 * @param {Query} query
 * @param {string} personId
 * @returns {Promise<string>} the value of its cookie
 */
export async function createSession(query, personId) {
  const token = randomBytes(24).toString('base64url')
  await query("INSERT INTO session (person_id, token, expires_at) VALUES ($1, $2, now() + interval '1 day')", [
    personId,
    token,
  ])
  return encodeURIComponent(`${token}.${signatureOf(token)}`)
}

/**
 * As lib/sign-in/session-cookie.ts verifies it.
 * @param {string} token
 */
function signatureOf(token) {
  const key = Buffer.from(hkdfSync('sha256', SECRET_KEY, '', 'faultline sign-in', 32)).toString('base64url')
  return createHmac('sha256', key).update(token).digest('base64')
}

/**
 * Stores an API token.
 * @param {Query} query
 * @param {Role} role
 * @returns {Promise<string>} its text
 */
export async function createToken(query, role) {
  const token = `flt_${randomBytes(32).toString('base64url')}`
  const digest = createHash('sha256').update(token).digest()
  await query(
    "INSERT INTO api_token (name, role, secret_hash, hint, created_by) VALUES ('test', $1, $2, $3, 'a test')",
    [role, digest, token.slice(-4)],
  )
  return token
}

/**
 * Stores an owner who has a way back in, and a session of theirs.
 * @param {Query} query
 * @returns {Promise<string>} the value of its cookie
 */
export async function signInOwner(query) {
  const id = '00000000-0000-4000-8000-000000000001'
  await query("INSERT INTO person (id, name, email, role) VALUES ($1, 'Olga Owner', 'olga@example.org', 'owner')", [id])
  await query(
    "INSERT INTO sign_in_method (person_id, provider_id, account_id) VALUES ($1::uuid, 'credential', $1::uuid::text)",
    [id],
  )
  return createSession(query, id)
}
