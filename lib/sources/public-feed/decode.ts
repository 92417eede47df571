/** Turns the bytes of an answer into text, whatever character set AWS used this time. */
import { SourceError } from '@/lib/errors'
import { excerpt } from './storable-text'

/** How much of an answer that cannot be read is kept, in bytes. */
export const RECEIVED_BYTES = 64 * 1024

interface Encoding {
  label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  name: string
}

const UTF_8: Encoding = { label: 'utf-8', name: 'UTF-8' }
const UTF_16LE: Encoding = { label: 'utf-16le', name: 'UTF-16 (little endian)' }
const UTF_16BE: Encoding = { label: 'utf-16be', name: 'UTF-16 (big endian)' }
const WINDOWS_1252: Encoding = { label: 'windows-1252', name: 'windows-1252' }

/**
 * Decodes an answer. The bytes decide: a byte order mark, else where the NULs of the first two bytes stand (JSON and XML
 * begin with ASCII), else UTF-8. AWS's `charset=utf-16` says neither the byte order nor always the truth, so a declared
 * charset counts only for the one-byte set that cannot be told from its bytes.
 * @throws {SourceError} of kind `parse` when the bytes are not valid in that encoding
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null, address: string): string {
  const encoding = sniff(bytes)
  const text = tryDecode(bytes, encoding)
  if (text !== null) return text
  if (encoding === UTF_8 && /charset="?(iso-8859-1|latin1|windows-1252)\b/i.test(contentType ?? '')) {
    return new TextDecoder(WINDOWS_1252.label).decode(bytes)
  }
  throw new SourceError('parse', `${address} answered with text that is not valid ${encoding.name}`, {
    received: excerpt(new TextDecoder(encoding.label).decode(bytes.subarray(0, RECEIVED_BYTES)), RECEIVED_BYTES),
  })
}

function sniff(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xfe && second === 0xff) return UTF_16BE
  if (first === 0xff && second === 0xfe) return UTF_16LE
  if (first === 0 && second !== 0 && second !== undefined) return UTF_16BE
  if (first !== 0 && second === 0) return UTF_16LE
  return UTF_8
}

function tryDecode(bytes: Uint8Array, { label }: Encoding): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
