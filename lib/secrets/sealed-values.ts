/** Finds the sealed texts inside a stored JSON value, however deep. */
import { isSealed } from './cipher'

/** The value with each sealed text in it replaced by what `change` makes of it. */
export function mapSealed(value: unknown, change: (sealed: string) => string): unknown {
  if (isSealed(value)) return change(value)
  if (Array.isArray(value)) return value.map((part: unknown) => mapSealed(part, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapSealed(part, change)]))
}
