/** Puts what was before beside what is after, field by field, in words. */

type Values = Readonly<Record<string, unknown>> | null

/** Names that their spelling does not give away. */
const NAMES: Record<string, string> = {
  email: 'e-mail',
  ipAddress: 'address',
  limitedToTeams: 'sees only accounts of their teams',
  twoFactorEnabled: 'second factor',
}

/** One line per field: "viewer → admin", or the one value there is. */
export function changedValues(before: Values, after: Values): { name: string; value: string }[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields.map((field) => {
    const name = nameOf(field)
    const [old, present] = [textOf(before, field), textOf(after, field)]
    if (old === null) return { name, value: present ?? '' }
    return { name, value: present === null ? `${old} → ` : `${old} → ${present}` }
  })
}

/** "sessionsEnded" as "sessions ended". */
function nameOf(field: string): string {
  if (Object.hasOwn(NAMES, field)) return NAMES[field] ?? field
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function textOf(values: Values, field: string): string | null {
  if (values === null || !Object.hasOwn(values, field)) return null
  const value = values[field]
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(scalar).join(', ')
  return scalar(value)
}

function scalar(value: unknown): string {
  if (value === null || value === undefined || value === '') return '(none)'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
