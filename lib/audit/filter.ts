/** The audit's filter: how it stands in a URL, and which values are right. The page and the CSV share it. */

/** Which entries to list. Nulls filter nothing. */
export interface AuditFilter {
  /** "system", "command", or "person:<id>", "token:<id>". */
  who: string | null
  /** An action ("person.role-changed"), or its word alone for all that was done to such things ("person"). */
  action: string | null
  /** "<kind>:<id>" */
  subject: string | null
  /** UTC days as YYYY-MM-DD, both inclusive. */
  from: string | null
  to: string | null
  /** Words that the names in an entry begin with, all of them. */
  q: string | null
}

export const NO_AUDIT_FILTER: AuditFilter = { who: null, action: null, subject: null, from: null, to: null, q: null }

const FORMS = {
  who: /^(system|command|(person|token):[\w-]{1,64})$/,
  action: /^[a-z][a-z0-9-]{0,60}(\.[a-z0-9-]{1,60})?$/,
  subject: /^[a-z][a-z0-9-]{0,60}:[\x21-\x7E]{1,200}$/,
  q: /^[^\p{Cc}]{1,200}$/u,
}
const WANTED = {
  who: 'must be system, command, person:<id> or token:<id>',
  action: 'must be an action such as person.role-changed, or its word',
  subject: 'must be <kind>:<id>',
  q: 'takes at most 200 characters on one line',
  day: 'must be a day such as 2026-05-07',
}
const NAMES = ['who', 'action', 'subject', 'from', 'to', 'q'] as const

/** A filter, or which parameter is wrong and why. */
export interface ParsedAuditFilter {
  filter: AuditFilter
  problems: Record<string, string>
}

/** Reads a filter from query parameters. Wrong values are left out and named in `problems` (parameter → what it wants). */
export function parseAuditFilter(params: URLSearchParams): ParsedAuditFilter {
  const problems: Record<string, string> = {}
  const filter = { ...NO_AUDIT_FILTER }
  for (const name of NAMES) {
    const value = (params.get(name) ?? '').trim()
    if (value === '') continue
    const problem = name === 'from' || name === 'to' ? wrongDay(value) : FORMS[name].test(value) ? null : WANTED[name]
    if (problem === null) filter[name] = value
    else problems[name] = problem
  }
  if (filter.from !== null && filter.to !== null && filter.from > filter.to) {
    problems.to = 'must not be before from'
    filter.to = null
  }
  return { filter, problems }
}

/** Writes a filter as query parameters: the reverse of parseAuditFilter. */
export function formatAuditFilter(filter: AuditFilter): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of NAMES) {
    const value = filter[name]
    if (value !== null) params.set(name, value)
  }
  return params
}

/** True when the filter lets everything through. */
export function isUnfilteredAudit(filter: AuditFilter): boolean {
  return formatAuditFilter(filter).size === 0
}

/** Date.parse alone takes 30 February for 2 March; PostgreSQL knows years up to 294276, people four digits. */
function wrongDay(value: string): string | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? null : WANTED.day
}
