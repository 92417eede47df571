/** Reads an answer that should be JSON, and says in words what it was instead. */
import { SourceError } from '@/lib/errors'
import { decodeBody, RECEIVED_BYTES } from './decode'
import { excerpt } from './storable-text'

/** A complete answer as bytes. */
export interface Body {
  bytes: Uint8Array
  contentType: string | null
  /** Host and path, for sentences. */
  address: string
}

/** Whether a text is a web page rather than the document that was asked for. */
export function looksLikeHtml(text: string): boolean {
  const withoutComments = text.slice(0, 2048).replace(/<!--[\s\S]*?-->/g, '')
  return /^\s*<(!doctype\s+html|html|head|body)\b/i.test(withoutComments)
}

/** A SourceError of kind `parse` that keeps the first 64 KiB of what was received. */
export function unreadableAnswer(address: string, what: string, text: string, cause?: unknown): SourceError {
  return new SourceError('parse', `${address} answered with ${what}`, {
    cause,
    received: excerpt(text, RECEIVED_BYTES),
  })
}

/**
 * The value that an answer holds.
 * @throws {SourceError} of kind `parse` for a web page, an empty body, truncated or otherwise broken JSON
 */
export function readJson({ bytes, contentType, address }: Body): { value: unknown; text: string } {
  const text = decodeBody(bytes, contentType, address)
  if (text.trim() === '') throw unreadableAnswer(address, 'an empty body instead of JSON', text)
  try {
    return { value: JSON.parse(text), text }
  } catch (cause) {
    if (looksLikeHtml(text)) throw unreadableAnswer(address, 'an HTML page instead of JSON', text, cause)
    const cutOff = /^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text.slice(-256))
    const what = cutOff ? 'JSON that is cut off' : 'text that is not JSON'
    throw unreadableAnswer(address, `${what} (${bytes.length.toLocaleString('en-US')} bytes)`, text, cause)
  }
}
