/** Chance that comes out the same for the same seed. */
import { createHash } from 'node:crypto'

/** Numbers from 0 up to 1. */
export type Chance = () => number

/** 32 bits that spread well over similar texts. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The same row of numbers for the same text (mulberry32). */
export function chanceOf(text: string): Chance {
  let state = hashOf(text)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of them; `items` is never empty. */
export function pick<T>(items: readonly T[], chance: Chance): T {
  const item = items[Math.floor(chance() * items.length)]
  if (item === undefined) throw new RangeError('Nothing to pick from.')
  return item
}

/** A whole number from `least` to `most`. */
export function between(least: number, most: number, chance: Chance): number {
  return least + Math.floor(chance() * (most - least + 1))
}

/** Hexadecimal digits, the same for the same text; 64 at most. */
export function hexOf(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
