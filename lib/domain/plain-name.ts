/** Names that people give to people, teams and tokens: short, visible, on one line. */
import { z } from 'zod'

/** Control characters, line separators, and those that turn the direction of what follows (Unicode TR 36). */
const TRICKY = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/** A name of at most `most` characters, trimmed. */
export function plainName(most: number) {
  return z
    .string('Give a name.')
    .trim()
    .min(1, 'Give a name.')
    .max(most, `Use at most ${most} characters.`)
    .refine((name) => !TRICKY.test(name), 'Use visible characters on one line.')
}

/**
 * A name made of any text from outside: what is tricky becomes a blank, blanks become one, the rest is cut. Null where
 * nothing visible is left.
 */
export function toPlainName(text: string, most: number): string | null {
  const visible = text.replace(new RegExp(TRICKY, 'gu'), ' ').replace(/\s+/g, ' ').trim()
  // No character is cut in half.
  const name = visible
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
  return name === '' ? null : name
}
