/** The session cookie: its name, its life, and the keys that sign it. */
import 'server-only'
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { readConfiguration } from '@/lib/env.mjs'
import { getSecretKey } from '@/lib/secret-key.mjs'

export const COOKIE_PREFIX = 'faultline'
/** A session lasts seven days, however much it is used. */
export const SESSION_SECONDS = 7 * 86_400

interface SigningKey {
  version: number
  value: string
}

interface CookieSettings {
  name: string
  secure: boolean
  keys: [SigningKey, ...SigningKey[]]
}

let settings: CookieSettings | undefined

/** Read once: every request asks for them. */
export function cookieSettings(): CookieSettings {
  settings ??= readSettings()
  return settings
}

function readSettings(): CookieSettings {
  const { publicUrl, oldSecretKeys } = readConfiguration()
  const secure = publicUrl?.startsWith('https:') ?? false
  return {
    secure,
    // Over TLS browsers take a name with this prefix from secure pages only (RFC 6265bis).
    name: `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`,
    keys: [signingKey(getSecretKey()), ...oldSecretKeys.map(signingKey)],
  }
}

/** A key for this purpose alone (HKDF, RFC 5869), with a number of its own that stays when keys rotate. */
function signingKey(secret: string): SigningKey {
  const value = Buffer.from(hkdfSync('sha256', secret, '', 'faultline sign-in', 32)).toString('base64url')
  return { version: createHash('sha256').update(value).digest().readUInt32BE(0), value }
}

/**
 * The session token in a Cookie header; null where there is none or its signature is not ours. The form is
 * better-call's: `token.signature`, percent-encoded, HMAC-SHA-256 in base64.
 */
export function readSessionToken(cookies: string): string | null {
  const { name } = cookieSettings()
  for (const part of cookies.split(';')) {
    const [key = '', value = ''] = split(part.trim(), '=')
    if (key === name) return verified(value)
  }
  return null
}

function verified(encoded: string): string | null {
  const value = decode(encoded)
  const at = value.lastIndexOf('.')
  if (at < 1) return null
  const token = value.slice(0, at)
  const given = Buffer.from(value.slice(at + 1), 'base64')
  const own = signatureOf(token)
  return given.length === own.length && timingSafeEqual(given, own) ? token : null
}

/** What the cookie of a session holds, before it is percent-encoded. */
export function signSessionToken(token: string): string {
  return `${token}.${signatureOf(token).toString('base64')}`
}

function signatureOf(token: string): Buffer {
  const [key] = cookieSettings().keys
  return createHmac('sha256', key.value).update(token).digest()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
