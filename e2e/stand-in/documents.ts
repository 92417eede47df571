/** What AWS's servers may hand out: documents in the encodings seen on the wire. */

/** One document as it is answered. Another one in its place is AWS publishing. */
export interface Document {
  status: number
  headers: Record<string, string>
  body: Buffer | string
  /** Closes the connection after so many bytes. */
  breakAfter: number | null
}

export type Encoding = 'utf-16be' | 'utf-16le' | 'utf-8' | 'utf-8 with mark'

const MARK = '\ufeff'
const NO_ITEMS = '<title>Status</title>'

/** A document with this body. */
export function document(body: Buffer | string, overrides: Partial<Document> = {}): Document {
  return { status: 200, headers: {}, body, breakAfter: null, ...overrides }
}

/** A document as AWS encodes its listings: UTF-16BE with its mark, unless told otherwise. */
export function json(value: unknown, overrides: Partial<Document> = {}, encoding: Encoding = 'utf-16be'): Document {
  const charset = encoding.startsWith('utf-16') ? 'utf-16' : 'utf-8'
  const headers = { 'Content-Type': `application/json;charset=${charset}` }
  return document(encode(JSON.stringify(value), encoding), { headers, ...overrides })
}

/** An RSS feed with these items, in XML. */
export function rss(items: readonly string[] = []): Document {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${NO_ITEMS}${items.join('')}</channel></rss>`
  return document(xml, { headers: { 'Content-Type': 'application/rss+xml' } })
}

function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-16be':
      return Buffer.from(MARK + text, 'utf16le').swap16()
    case 'utf-16le':
      return Buffer.from(MARK + text, 'utf16le')
    case 'utf-8 with mark':
      return Buffer.from(MARK + text)
    default:
      return Buffer.from(text)
  }
}
