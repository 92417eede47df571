/** Writes audit entries as CSV (RFC 4180) that no spreadsheet takes for formulas. */
import type { AuditEntryView } from './contract'

const COLUMNS: readonly { name: string; value: (entry: AuditEntryView) => string | null }[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'at', value: ({ at }) => at },
  { name: 'actor_kind', value: ({ actor }) => actor.kind },
  { name: 'actor_id', value: ({ actor }) => actor.id },
  { name: 'actor_name', value: ({ actor }) => actor.name },
  { name: 'address', value: ({ actor }) => actor.origin.address },
  { name: 'user_agent', value: ({ actor }) => actor.origin.userAgent },
  { name: 'action', value: ({ action }) => action },
  { name: 'sentence', value: ({ sentence }) => sentence },
  { name: 'subject_kind', value: ({ subject }) => subject.kind },
  { name: 'subject_id', value: ({ subject }) => subject.id },
  { name: 'subject_name', value: ({ subject }) => subject.name },
  { name: 'before', value: ({ before }) => json(before) },
  { name: 'after', value: ({ after }) => json(after) },
]

/** The first line, with its line break. */
export const CSV_HEAD = line(COLUMNS.map(({ name }) => name))

/** One entry, with its line break. */
export function csvLine(entry: AuditEntryView): string {
  return line(COLUMNS.map(({ value }) => cell(value(entry) ?? '')))
}

/** What spreadsheets would run gets an apostrophe first (OWASP, "CSV injection"). */
function cell(text: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}

function json(value: Record<string, unknown> | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
