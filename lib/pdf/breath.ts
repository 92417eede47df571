/** Lets other requests be answered while a long document is written: the web server has one thread. */

/** To be awaited between two pieces of work; it gives way once the last time is long enough ago. */
export type Breath = () => Promise<void>

/** ms of work in one go. */
const LONGEST = 20

/** One for each document. */
export function breathing(): Breath {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < LONGEST) return
    await new Promise((resolve) => setImmediate(resolve))
    last = performance.now()
  }
}
