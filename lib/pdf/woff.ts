/** Unpacks a WOFF font into the OpenType font that it holds: PDFKit would unpack a table anew for each character. */
import { inflateSync } from 'node:zlib'

/** Lengths in bytes of the headers and of one entry of their directories (W3C, WOFF 1.0; OpenType 1.9, "Font file"). */
const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const HEADER = 12
const ENTRY = 16

interface Table {
  tag: Buffer
  checksum: number
  data: Buffer
}

/** The font; what is no WOFF is returned as it is. */
export function openTypeOf(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') return file
  const count = file.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(file, WOFF_HEADER + index * WOFF_ENTRY))
  const header = Buffer.alloc(HEADER + count * ENTRY)
  file.copy(header, 0, 4, 8)
  const power = Math.floor(Math.log2(count))
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((count - 2 ** power) * 16, 10)
  let offset = header.length
  const contents: Buffer[] = []
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const entry = HEADER + index * ENTRY
    tag.copy(header, entry)
    header.writeUInt32BE(checksum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(data.length, entry + 12)
    // Tables begin at multiples of four.
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4)
    contents.push(data, padding)
    offset += data.length + padding.length
  }
  return Buffer.concat([header, ...contents])
}

function readTable(file: Buffer, at: number): Table {
  const offset = file.readUInt32BE(at + 4)
  const packed = file.readUInt32BE(at + 8)
  const whole = file.readUInt32BE(at + 12)
  const bytes = file.subarray(offset, offset + packed)
  return {
    tag: file.subarray(at, at + 4),
    checksum: file.readUInt32BE(at + 16),
    data: packed < whole ? inflateSync(bytes) : bytes,
  }
}
