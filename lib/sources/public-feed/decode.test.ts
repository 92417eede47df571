import { describe, expect, it } from 'vitest'
import { SourceError } from '@/lib/errors'
import { decodeBody } from './decode'
import { utf16 } from './test-payloads'

const TEXT = '[{"summary":"東京 São Paulo 🌀"}]'
const utf8 = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array, contentType: string | null = null) => decodeBody(bytes, contentType, 'host/path')

function failure(bytes: Uint8Array): SourceError {
  try {
    decode(bytes)
  } catch (error) {
    if (error instanceof SourceError) return error
  }
  throw new Error('expected a SourceError')
}

describe('decodeBody', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with mark', utf8(`\uFEFF${TEXT}`)],
    ['UTF-16BE with mark', utf16(TEXT, 'be')],
    ['UTF-16LE with mark', utf16(TEXT, 'le')],
    ['UTF-16BE without mark', utf16(TEXT, 'be', false)],
    ['UTF-16LE without mark', utf16(TEXT, 'le', false)],
  ])('reads %s, whatever the header says', (_name, bytes) => {
    for (const charset of [null, 'application/json;charset=utf-16', 'application/json;charset=utf-8', 'x;charset=?']) {
      expect(decode(bytes, charset)).toBe(TEXT)
    }
  })

  it('reads an empty body and the empty list on the wire', () => {
    expect(decode(new Uint8Array())).toBe('')
    expect(decode(Uint8Array.of(0xfe, 0xff))).toBe('')
    expect(decode(Uint8Array.of(0xfe, 0xff, 0, 0x5b, 0, 0x5d))).toBe('[]')
  })

  it.each([
    ['a byte too many in UTF-16BE', Uint8Array.of(0xfe, 0xff, 0, 0x5b, 0), 'UTF-16 (big endian)'],
    ['a byte too many in UTF-16LE', Uint8Array.of(0x5b, 0, 0x5d), 'UTF-16 (little endian)'],
    ['half a surrogate pair', Uint8Array.of(0xfe, 0xff, 0xd8, 0, 0, 0x5d), 'UTF-16 (big endian)'],
    ['a broken UTF-8 sequence', Uint8Array.of(0x5b, 0xc3, 0x28, 0x5d), 'UTF-8'],
    ['a UTF-8 sequence that is cut off', Uint8Array.of(0x5b, 0xe3, 0x81), 'UTF-8'],
  ])('rejects %s and names the encoding', (_name, bytes, encoding) => {
    const error = failure(bytes)
    expect(error.kind).toBe('parse')
    expect(error.message).toBe(`host/path answered with text that is not valid ${encoding}`)
    expect(error.received).not.toBeNull()
  })

  it('believes a header that declares the one-byte set which its bytes cannot show', () => {
    const bytes = Uint8Array.of(0x5b, 0xe9, 0x5d)
    expect(decode(bytes, 'text/xml; charset=ISO-8859-1')).toBe('[é]')
    expect(failure(bytes).kind).toBe('parse')
  })

  it('keeps no more than 64 KiB of what it could not read', () => {
    const bytes = new Uint8Array(200_000).fill(0xff)
    const received = failure(bytes).received ?? ''
    expect(utf8(received).length).toBeLessThanOrEqual(64 * 1024)
    expect(received.length).toBeGreaterThan(1000)
  })
})
