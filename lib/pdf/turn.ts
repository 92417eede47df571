/** Lets documents be written one after the other: many at once would only all be late. */

let last: Promise<unknown> = Promise.resolve()

/** What the writing returns, once those before it are through. */
export function inTurn<T>(write: () => Promise<T>): Promise<T> {
  const mine = last.then(write)
  last = mine.catch(() => undefined)
  return mine
}
