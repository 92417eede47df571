/** The text of an API token: `flt_` and 256 random bits in base64url; stored as a hash alone. */
import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

const TOKEN = /^flt_[\w-]{43}$/

/** A new token. The prefix lets scanners for leaked secrets know it. */
export function createTokenText(): string {
  return `flt_${randomBytes(32).toString('base64url')}`
}

/** Whether a text can be a token at all: what cannot costs no query. */
export function isTokenText(text: string): boolean {
  return TOKEN.test(text)
}

/** What is stored of a token: so many random bits need no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
