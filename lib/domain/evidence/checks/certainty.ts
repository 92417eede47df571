/** Yes, no, or not known: how certain a part of a verdict is. Nothing unknown ever becomes a yes. */

export type Certainty = 'yes' | 'no' | 'unknown'

/** no where any is, else unknown where any is. */
export function allOf(parts: readonly Certainty[]): Certainty {
  if (parts.includes('no')) return 'no'
  return parts.includes('unknown') ? 'unknown' : 'yes'
}

/** yes where any is, else unknown where any is. */
export function anyOf(parts: readonly Certainty[]): Certainty {
  if (parts.includes('yes')) return 'yes'
  return parts.includes('unknown') ? 'unknown' : 'no'
}

/** null is what could not be read. */
export function certainly(value: boolean | null): Certainty {
  if (value === null) return 'unknown'
  return value ? 'yes' : 'no'
}
