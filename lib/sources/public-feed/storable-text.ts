/** Makes text of any origin fit to be stored and sent: what PostgreSQL and UTF-8 cannot hold goes, nothing else. */

/** The same text without U+0000 and with U+FFFD for halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** The start of a text, at most `bytes` bytes of UTF-8, storable. */
export function excerpt(text: string, bytes: number): string {
  const start = storableText(text.slice(0, bytes))
  const encoded = new TextEncoder().encode(start)
  if (encoded.length <= bytes) return start
  // A character cut in half would decode to U+FFFD; `stream` makes the decoder drop it instead.
  return new TextDecoder().decode(encoded.subarray(0, bytes), { stream: true })
}
