/** Puts statements together: their parameters and conditions. */

/** Collects a statement's parameters: returns the placeholder of each value. */
export type Bind = (value: unknown) => string

/** A binder and the list that it fills. */
export function parameters(): { bind: Bind; values: unknown[] } {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  return { bind, values }
}

/** Conditions joined; true where there are none. */
export function all(conditions: readonly string[]): string {
  return conditions.length > 0 ? conditions.join(' AND ') : 'true'
}
