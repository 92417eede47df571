/** Texts and JSON of any origin as PostgreSQL can hold them: no NUL, no half of a character. */

/** A text without U+0000, and with U+FFFD in place of halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** Parsed JSON in which every string and every name can be stored. */
export function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storableValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storableValue(each)]))
}
