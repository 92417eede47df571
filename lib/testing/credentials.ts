/** What browsers and programs show when they ask: session cookies and API tokens, made on a real database. */
import { createHmac } from 'node:crypto'
import { pool } from '@/lib/db/pool'
import type { Role } from '@/lib/domain/access'
import { cookieSettings } from '@/lib/sign-in/session-cookie'
import { createTokenText, hashToken } from '@/lib/tokens/token-text'
import { buildPerson, buildSession } from './build-person'

/** The Cookie header of a browser that holds this session. */
export function cookieOf(sessionToken: string): string {
  const { name, keys } = cookieSettings()
  const signature = createHmac('sha256', keys[0].value).update(sessionToken).digest('base64')
  return `${name}=${encodeURIComponent(`${sessionToken}.${signature}`)}`
}

/** Stores a person of that role who is signed in, and returns their Cookie header. */
export async function signInAs(role: Role, facts: Partial<Parameters<typeof buildPerson>[0]> = {}): Promise<string> {
  return cookieOf(await buildSession(await buildPerson({ name: `Some ${role}`, role, ...facts })))
}

/** Stores a token of that role and returns its Authorization header. */
export async function buildBearer(role: Role): Promise<string> {
  const token = createTokenText()
  await pool().query(
    "INSERT INTO api_token (name, role, secret_hash, hint, created_by) VALUES ('test', $1, $2, $3, 'a test')",
    [role, hashToken(token), token.slice(-4)],
  )
  return `Bearer ${token}`
}
