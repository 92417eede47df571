/** Puts lists in an order of their own: AWS gives them in any, and what did not change must be seen not to have changed. */

/** Documents that somebody wrote stay as they are. */
const WRITTEN = new Set(['document', 'trust', 'pattern'])

/**
 * The same value with every list in it sorted by what its items hold, each of them once: pages may overlap. Policies and
 * patterns stay as they are.
 */
export function inStableOrder<T>(value: T): T {
  return sorted(value) as T
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return sortedList(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, part]) => [key, WRITTEN.has(key) ? part : sorted(part)]))
}

function sortedList(list: readonly unknown[]): unknown[] {
  const parts = new Map<string, unknown>()
  for (const item of list) {
    const part = sorted(item)
    parts.set(JSON.stringify(part), part)
  }
  return [...parts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part)
}
