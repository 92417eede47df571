/** The codes of authenticator apps (TOTP, RFC 6238): six digits, SHA-1, a new one every 30 seconds. */
import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6
/** Clocks of phones differ, and typing takes time: the codes before and after count too. */
const NEIGHBOURS = [-1, 0, 1]

/**
 * Which 30 seconds since 1970 `code` is of, if an app with this secret shows it around `now`, in ms; null for a wrong
 * code. The secret's bytes are its UTF-8.
 */
export function findStep(secret: string, code: string, now: number): number | null {
  const given = Buffer.from(code)
  const steps = NEIGHBOURS.map((by) => Math.floor(now / STEP_MS) + by)
  const matching = steps.filter((step) => {
    const right = Buffer.from(codeOf(secret, step))
    return right.length === given.length && timingSafeEqual(right, given)
  })
  return matching.at(-1) ?? null
}

/** HOTP, RFC 4226, section 5.3. */
function codeOf(secret: string, counter: number): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const digest = createHmac('sha1', secret).update(message).digest()
  const at = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}
