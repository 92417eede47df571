/** What a half-done sign-in must remember: kept encrypted in the browser's own cookie, so that strangers fill no table. */
import 'server-only'
import { z } from 'zod'
import { seal, unseal } from '@/lib/secrets/cipher'

export const PENDING_SECONDS = 600
/** Browsers keep 4 KiB of a cookie: whoever wanted to go to a longer address arrives at the timeline. */
const LONGEST_NEXT = 1_500
const PURPOSE = 'half-done single sign-on'

const pending = z.object({
  /** Against answers that this browser did not ask for. */
  state: z.string(),
  /** Against identity tokens of another sign-in. */
  nonce: z.string(),
  /** PKCE (RFC 7636). */
  verifier: z.string(),
  /** Against an answer to settings that have changed meanwhile. */
  issuer: z.string(),
  redirectUri: z.string(),
  next: z.string(),
})
export type PendingSignIn = z.output<typeof pending>

/** The cookie's value. */
export function packPending(value: PendingSignIn, now: number): string {
  const next = value.next.length > LONGEST_NEXT ? '/' : value.next
  return seal(JSON.stringify({ ...value, next, until: now + PENDING_SECONDS * 1_000 }), PURPOSE)
}

/** null where the cookie is missing, altered, sealed with a lost key, or older than ten minutes. */
export function unpackPending(cookie: string | null | undefined, now: number): PendingSignIn | null {
  if (!cookie) return null
  try {
    const value: unknown = JSON.parse(unseal(cookie, PURPOSE))
    const { until } = z.object({ until: z.number() }).parse(value)
    return now < until ? pending.parse(value) : null
  } catch {
    return null
  }
}
