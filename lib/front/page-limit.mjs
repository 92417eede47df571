/**
 * How many pages an address may ask for. The API counts by itself, by token and person (lib/access/limits.ts); files that
 * Next.js only hands out, and probes, cost next to nothing.
 */

/** Pages a second and address: more than one server can draw, so that people behind one address are not in each other's way. */
export const PAGES_PER_SECOND = 300
const UNCOUNTED = /^\/(api|_next\/static)\//

/**
 * Makes the count, kept in this process, anew each second: its memory is what one second brings.
 * @param {() => number} [now] milliseconds
 * @returns {(path: string, address: string) => boolean} whether this request is one too many
 */
export function createPageLimit(now = Date.now) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  let second = 0
  return (path, address) => {
    if (UNCOUNTED.test(path)) return false
    const current = Math.floor(now() / 1000)
    if (current !== second) counts.clear()
    second = current
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count > PAGES_PER_SECOND
  }
}
