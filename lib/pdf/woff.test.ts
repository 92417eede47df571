/** A font that was unpacked is the one that was packed. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openTypeOf } from './woff'

const FILE = readFileSync('node_modules/@fontsource/geist-sans/files/geist-sans-latin-400-normal.woff')

describe('a WOFF font', () => {
  const font = openTypeOf(FILE)

  it('is as long as it says that it was', () => expect(font.length).toBe(FILE.readUInt32BE(16)))

  it('has every table, at a multiple of four, with the checksum that it names', () => {
    const count = font.readUInt16BE(4)
    expect(count).toBe(FILE.readUInt16BE(12))
    for (let index = 0; index < count; index += 1) {
      const entry = 12 + index * 16
      const tag = font.toString('latin1', entry, entry + 4)
      const [checksum, offset, length] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at))
      expect((offset ?? 1) % 4).toBe(0)
      // The checksum of `head` leaves out a number within it (OpenType 1.9).
      if (tag !== 'head') expect(checksumOf(font, offset ?? 0, length ?? 0), tag).toBe(checksum)
    }
  })

  it('stays as it is where it is none', () => expect(openTypeOf(font)).toBe(font))
})

function checksumOf(font: Buffer, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0
  return sum
}
