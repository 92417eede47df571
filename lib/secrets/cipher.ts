/** Encrypts what Faultline must keep but nobody may read out of the database: AES-256-GCM, a key of its own per purpose. */
import 'server-only'
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { readConfiguration } from '@/lib/env.mjs'
import { AppError } from '@/lib/errors'
import { getSecretKey } from '@/lib/secret-key.mjs'

/** `flc1:` key id `:` nonce, tag and ciphertext in base64url. */
const SEALED = /^flc1:([\w-]{8}):([\w-]{38,})$/
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * The text, encrypted with the current key. Only the same `purpose` decrypts it, so that what was sealed for one place
 * cannot be pasted into another.
 */
export function seal(text: string, purpose: string): string {
  const current = getSecretKey()
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derive(current, purpose), nonce)
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `flc1:${keyId(current)}:${Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64url')}`
}

/**
 * The text that was sealed with the current key or with an old one.
 * @throws AppError CONFLICT where the key is not known, or the text was not sealed for this purpose
 */
export function unseal(sealed: string, purpose: string): string {
  const [, id = '', body = ''] = SEALED.exec(sealed) ?? []
  const key = [getSecretKey(), ...readConfiguration().oldSecretKeys].find((each) => keyId(each) === id)
  if (key === undefined) throw new AppError('CONFLICT', missingKey(id))
  const bytes = Buffer.from(body, 'base64url')
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', derive(key, purpose), nonce, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new AppError('CONFLICT', 'A stored secret was altered and cannot be used. Enter it again; all else works.')
  }
}

/** Whether a stored value is a sealed text. */
export function isSealed(value: unknown): value is string {
  return typeof value === 'string' && SEALED.test(value)
}

/** Whether it was sealed with the current key. */
export function isCurrent(sealed: string): boolean {
  return SEALED.exec(sealed)?.[1] === keyId(getSecretKey())
}

function missingKey(id: string): string {
  return (
    `A stored secret was encrypted with another key (${id || 'unknown'}). Put that key back, as FAULTLINE_SECRET_KEY or ` +
    'among FAULTLINE_OLD_SECRET_KEYS, or enter the secret again; all else works.'
  )
}

/** Tells keys apart without telling them. */
function keyId(key: string): string {
  return createHash('sha256').update(derive(key, 'key id')).digest('base64url').slice(0, 8)
}

const derived = new Map<string, Buffer>()

/** HKDF-SHA-256 (RFC 5869). */
function derive(key: string, purpose: string): Buffer {
  const name = `${purpose}\n${key}`
  const known = derived.get(name)
  if (known !== undefined) return known
  const made = Buffer.from(hkdfSync('sha256', key, '', `faultline secrets: ${purpose}`, 32))
  derived.set(name, made)
  return made
}
