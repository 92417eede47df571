/** Writes audit entries as CSV (RFC 4180) that no spreadsheet takes for formulas. */
import { csvLine } from '@/lib/wire/csv-line'
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
export const CSV_HEAD = csvLine(COLUMNS.map(({ name }) => name))

/** One entry, with its line break. */
export function auditLine(entry: AuditEntryView): string {
  return csvLine(COLUMNS.map(({ value }) => value(entry)))
}

function json(value: Record<string, unknown> | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
