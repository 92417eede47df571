/** Writes accounts as CSV, in columns that an import reads again. */
import { csvLine } from '@/lib/wire/csv-line'
import type { AccountView } from './contract'
import { joinTeams } from './team-cell'

const COLUMNS: readonly { name: string; value: (account: AccountView) => string | null }[] = [
  { name: 'account_id', value: ({ id }) => id },
  { name: 'name', value: ({ name }) => name },
  { name: 'email', value: ({ email }) => email },
  { name: 'status', value: ({ status }) => status },
  { name: 'team', value: ({ teams }) => joinTeams(teams.map(({ name }) => name)) },
  { name: 'environment', value: ({ environment }) => environment },
  { name: 'criticality', value: ({ criticality }) => criticality },
  { name: 'connection', value: ({ connectionId }) => connectionId },
  { name: 'org_unit', value: ({ orgUnit }) => orgUnit?.path ?? null },
  { name: 'tags', value: ({ tags }) => JSON.stringify(tags) },
  { name: 'joined_at', value: ({ joinedAt }) => joinedAt },
  { name: 'last_seen_at', value: ({ lastSeenAt }) => lastSeenAt },
  { name: 'left_at', value: ({ leftAt }) => leftAt },
]

/** The first line, with its line break. */
export const ACCOUNT_CSV_HEAD = csvLine(COLUMNS.map(({ name }) => name))

/** One account, with its line break. */
export function accountLine(account: AccountView): string {
  return csvLine(COLUMNS.map(({ value }) => value(account)))
}
