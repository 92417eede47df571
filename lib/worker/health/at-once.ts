/** Sends several requests at once, never more than a few. */

/** Requests under way at a time, of one poll. */
const AT_ONCE = 4

/**
 * Does the work for each item, some at once, and returns the results in order. Where one throws no more are begun, and the
 * error is thrown once those under way are over.
 */
export async function mapAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length)
  const entries = items.entries()
  let failed = false
  const worker = async () => {
    for (const [index, item] of entries) {
      if (failed) return
      try {
        results[index] = await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const workers = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
  const rejected = workers.find((outcome) => outcome.status === 'rejected')
  if (rejected) throw rejected.reason
  return results
}

/** The same for work that has no result. */
export async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  void (await mapAtOnce(items, work))
}

/** Parts items into groups of at most `size`. */
export function groupsOf<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = []
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size))
  return groups
}
