/** The secret of a calendar address: `flc_` and 256 random bits in base64url; stored as a hash alone. */
import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

const SECRET = /^flc_[\w-]{43}$/

/** A new secret. The prefix lets scanners for leaked secrets know it. */
export function createFeedSecret(): string {
  return `flc_${randomBytes(32).toString('base64url')}`
}

/** Whether a text can be a secret at all: what cannot costs no query. */
export function isFeedSecret(text: string): boolean {
  return SECRET.test(text)
}

/** What is stored of a secret: so many random bits need no slow hash. */
export function hashFeedSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** The path under which calendar programs ask; they want the ending. */
export function feedPath(secret: string): string {
  return `/api/changes/calendar/${secret}.ics`
}
