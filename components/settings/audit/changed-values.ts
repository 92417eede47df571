/** Puts what was before beside what is after, field by field. */

type Values = Readonly<Record<string, unknown>> | null

/** One line per field: "viewer → admin", or the one value there is. */
export function changedValues(before: Values, after: Values): { name: string; value: string }[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((name) => {
    const [old, present] = [textOf(before, name), textOf(after, name)]
    if (old === null) return { name, value: present ?? '' }
    return { name, value: present === null ? `${old} → ` : `${old} → ${present}` }
  })
}

function textOf(values: Values, name: string): string | null {
  if (values === null || !Object.hasOwn(values, name)) return null
  const value = values[name]
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(scalar).join(', ')
  return scalar(value)
}

function scalar(value: unknown): string {
  if (value === null || value === undefined || value === '') return '(none)'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
