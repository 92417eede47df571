/** One value that a filter menu offers, and how typed words find it. */
import type { SeverityMarkKind } from './severity-mark'

export interface FilterOption {
  value: string
  label: string
  /** How many there are of it. */
  count?: number
  /** A status mark before the label. */
  mark?: SeverityMarkKind
}

/** What the chosen values of a filter become. */
export type SelectionChange = (selected: readonly string[]) => string[]

/** The options whose label or value holds every typed word. */
export function searchOptions<T extends { value: string; label: string }>(
  options: readonly T[],
  typed: string,
): readonly T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  return options.filter((option) => {
    const text = `${option.label} ${option.value}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
