/** Writes planned changes as CSV. */
import { CHANGE_STATE_WORDS, totalOf } from '@/lib/domain/planned-changes/planned-change'
import { csvLine } from '@/lib/wire/csv-line'
import type { ListedChange } from './contract'

const COLUMNS: readonly { name: string; value: (change: ListedChange) => string | null }[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'title', value: ({ title }) => title },
  { name: 'state', value: ({ state }) => CHANGE_STATE_WORDS[state] },
  { name: 'starts_at', value: ({ startsAt }) => startsAt },
  { name: 'ends_at', value: ({ endsAt }) => endsAt },
  { name: 'first_day', value: ({ days }) => days?.from ?? null },
  { name: 'last_day', value: ({ days }) => days?.to ?? null },
  { name: 'service', value: ({ service }) => service },
  { name: 'region', value: ({ region }) => region },
  { name: 'type_code', value: ({ typeCode }) => typeCode },
  { name: 'category', value: ({ category }) => category },
  { name: 'aws_status', value: ({ eventStatus }) => eventStatus },
  { name: 'actionability', value: ({ actionability }) => actionability },
  { name: 'accounts', value: ({ accounts }) => String(accounts) },
  { name: 'resources', value: ({ resources }) => String(totalOf(resources)) },
  { name: 'pending', value: ({ resources }) => String(resources.pending) },
  { name: 'resolved', value: ({ resources }) => String(resources.resolved) },
  { name: 'other', value: ({ resources }) => String(resources.other) },
  { name: 'teams', value: ({ teams }) => teams.map(({ name }) => name).join('; ') },
  { name: 'unowned_accounts', value: ({ unownedAccounts }) => String(unownedAccounts) },
  { name: 'said_at', value: ({ saidAt }) => saidAt },
  { name: 'arn', value: ({ arn }) => arn },
  { name: 'aws_page', value: ({ awsUrl }) => awsUrl },
]

/** The first line, with its line break. */
export const CHANGE_CSV_HEAD = csvLine(COLUMNS.map(({ name }) => name))

/** One change, with its line break. */
export function changeLine(change: ListedChange): string {
  return csvLine(COLUMNS.map(({ value }) => value(change)))
}
