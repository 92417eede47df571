/** Which events somebody may see: all, or, for members limited to their teams, public ones and those of their accounts. */
import type { Principal } from '@/lib/domain/access'
import type { Bind } from './statement'

/** The AWS accounts whose events may be seen beside the public ones, in order; null: everything may. */
export type VisibleAccounts = Principal['accounts']

/**
 * The condition over health_event e; none for those who may see everything, whose statements stay as they are. Where few
 * events are looked at before enough are found, each is looked up by itself (OFFSET keeps PostgreSQL from collecting all
 * events of the accounts first, which took 37 ms instead of 1 at a million events); where all are, that is what pays.
 */
export function visibility(accounts: VisibleAccounts, bind: Bind, lookedAt: 'few' | 'all'): string[] {
  if (accounts === null) return []
  return [
    `(e.scope = 'PUBLIC' OR EXISTS (SELECT FROM affected_account a
      WHERE a.event_id = e.id AND a.account_id = ANY(${bind(accounts)}::char(12)[])${lookedAt === 'few' ? ' OFFSET 0' : ''}))`,
  ]
}

/** What a statement may show of accounts, whatever it names them in. */
export interface Scope {
  /** Whether the reader may see all accounts. */
  all: boolean
  /** The condition that the column's account is one that the reader may see. */
  sees: (column: string) => string
  /** The same where an index of the column is to be asked for each of the reader's accounts: for rows of many accounts. */
  looksUp: (column: string) => string
}

/**
 * The scope of a reader within one statement. Ids are compared as text, so that PostgreSQL looks at an event's few accounts
 * and not, event by event, for each of a reader's thousand.
 */
export function scopeOf(accounts: VisibleAccounts, bind: Bind): Scope {
  if (accounts === null) return { all: true, sees: () => 'true', looksUp: () => 'true' }
  let own: string | null = null
  const ids = () => {
    own ??= bind(accounts)
    return own
  }
  return {
    all: false,
    sees: (column) => `${column}::text = ANY(${ids()}::text[])`,
    looksUp: (column) => `${column} = ANY(${ids()}::text[]::char(12)[])`,
  }
}

/** Sets apart what is kept for readers who see different events. */
export function visibilityKey(accounts: VisibleAccounts): string {
  return accounts === null ? 'all' : `of ${accounts.join(' ')}`
}
