/** Looks into JSON of which nothing is certain: CloudTrail's records and what stands in them. */

/** What stands at a path of keys; undefined where there is nothing. */
export function field(value: unknown, ...path: string[]): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}

/** The text at a path; null where there is none, or an empty one. */
export function textAt(value: unknown, ...path: string[]): string | null {
  const found = field(value, ...path)
  return typeof found === 'string' && found !== '' ? found : null
}

/** The object at a path; null where there is none. */
export function objectAt(value: unknown, ...path: string[]): Record<string, unknown> | null {
  const found = field(value, ...path)
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : null
}
