/** The SQL for which HealthEvents e are planned changes, and for what still pends in them. */
import type { VisibleAccounts } from '@/lib/db/visibility'
import { PENDING_STATUSES, RESOLVED_STATUSES } from '@/lib/domain/planned-changes/planned-change'

/** Notices count while their time lies ahead: AWS plans something with some of them. */
export const IS_PLANNED = `(e.category = 'scheduledChange' OR (e.category = 'accountNotification' AND e.status = 'upcoming'))`

/** Whose part of the changes is told. */
export interface ChangeScope {
  /** What the reader may see. */
  visible: VisibleAccounts
  /** Only changes of these accounts, of which the reader sees each; null: nobody asked for accounts. */
  asked: readonly string[] | null
}

/** Accounts whose resources count. */
export function countedAccounts({ visible, asked }: ChangeScope): VisibleAccounts {
  return asked ?? visible
}

/** Columns `pending`, `resolved` and `other`: how many of the resources n there are of each. */
export const RESOURCE_COUNTS = `count(*) FILTER (WHERE ${isOneOf('n.status', PENDING_STATUSES)})::int AS pending,
  count(*) FILTER (WHERE ${isOneOf('n.status', RESOLVED_STATUSES)})::int AS resolved,
  count(*) FILTER (WHERE n.status IS NULL OR NOT ${isOneOf('n.status', [...PENDING_STATUSES, ...RESOLVED_STATUSES])})::int AS other`

/** The words are ours, not from outside. */
function isOneOf(column: string, words: readonly string[]): string {
  return `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`
}
