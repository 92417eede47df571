import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, storableText } from './storable-text'

const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

describe('storableText', () => {
  it('removes NUL and replaces halves of surrogate pairs, and nothing else', () => {
    expect(storableText('a\u0000b')).toBe('ab')
    expect(storableText('\uD83C!')).toBe('\uFFFD!')
    expect(storableText('!\uDF00')).toBe('!\uFFFD')
    expect(storableText('<b>A &amp; B</b>\r\n 🌀 東京')).toBe('<b>A &amp; B</b>\r\n 🌀 東京')
  })

  it('makes any text survive UTF-8', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = storableText(text)
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored)
        expect(stored).not.toContain('\u0000')
      }),
    )
  })
})

describe('excerpt', () => {
  it('is a storable beginning of at most so many bytes', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 40 }), (text, bytes) => {
        const start = excerpt(text, bytes)
        expect(Buffer.byteLength(start)).toBeLessThanOrEqual(bytes)
        expect(start).not.toContain('\u0000')
        expect(storableText(start)).toBe(start)
      }),
    )
  })

  it('keeps a short text whole and never cuts a character in half', () => {
    expect(excerpt('東京', 100)).toBe('東京')
    expect(excerpt('東京', 5)).toBe('東')
  })
})
