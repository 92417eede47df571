/** Writes JSON in one way only, so that the same document always has the same digest. */
import { createHash } from 'node:crypto'

/** The value as JSON without blanks, the keys of objects sorted; what JSON leaves out (undefined) is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}

/** SHA-256 of the value's canonical JSON in UTF-8, in hex. */
export function documentDigest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}
