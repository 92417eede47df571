/** Writes verdicts as CSV, a line each. */
import { csvLine } from '@/lib/wire/csv-line'
import type { VerdictView } from './contract'

const COLUMNS: readonly { name: string; value: (view: VerdictView) => string | null }[] = [
  { name: 'check', value: ({ check }) => check },
  { name: 'title', value: ({ title }) => title },
  { name: 'account_id', value: ({ account }) => account.id },
  { name: 'account', value: ({ account }) => account.name },
  { name: 'verdict', value: ({ verdict }) => verdict },
  { name: 'found', value: ({ found }) => found },
  { name: 'explanation', value: ({ explanation }) => explanation },
  { name: 'rows', value: ({ rows }) => rows.map(({ subject, detail }) => `${subject}: ${detail}`).join('\n') },
  { name: 'rows_in_all', value: ({ total }) => String(total) },
  { name: 'calls', value: ({ calls }) => calls.map(({ call }) => call).join(' ') },
  { name: 'as_of', value: ({ asOf }) => asOf },
  { name: 'fresh_until', value: ({ freshUntil }) => freshUntil },
  { name: 'since', value: ({ since }) => since },
  { name: 'not_newer_because', value: ({ unread }) => unread },
  { name: 'waived_until', value: ({ waiver }) => waiver?.expiresOn ?? null },
  { name: 'waived_by', value: ({ waiver }) => waiver?.by ?? null },
  { name: 'waived_because', value: ({ waiver }) => waiver?.reason ?? null },
]

/** The first line, with its line break. */
export const VERDICT_CSV_HEAD = csvLine(COLUMNS.map(({ name }) => name))

/** One verdict, with its line break. */
export function verdictLine(view: VerdictView): string {
  return csvLine(COLUMNS.map(({ value }) => value(view)))
}
