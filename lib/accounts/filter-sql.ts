/** Turns a filter of the directory into SQL over aws_account a. */
import 'server-only'
import { all, type Bind } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { AccountPosition } from './cursor'
import { type AccountFilter, type AccountSort, LEFT, NONE } from './filter'

/** Accounts that may be seen and that the filter lets through. */
export function accountConditions(filter: AccountFilter, accounts: VisibleAccounts, bind: Bind): string {
  return all([
    ...visible(accounts, bind),
    ...words(filter.q, bind),
    ...teams(filter.team, bind),
    ...amongOrNone('a.environment', filter.environment, bind),
    ...amongOrNone('a.criticality', filter.criticality, bind),
    ...amongOrNone('a.connection_id', filter.connection, bind),
    ...units(filter.unit, bind),
    ...statuses(filter.status, bind),
  ])
}

/** The condition over aws_account a for those who may not see everything. */
export function visible(accounts: VisibleAccounts, bind: Bind): string[] {
  return accounts === null ? [] : [`a.id = ANY(${bind(accounts)}::char(12)[])`]
}

const ORDERS: Record<AccountSort, { key: string; type: string; direction: 'ASC' | 'DESC' }> = {
  name: { key: 'lower(a.name)', type: 'text', direction: 'ASC' },
  id: { key: 'a.id', type: 'char(12)', direction: 'ASC' },
  joined: { key: "coalesce(a.joined_at, '-infinity')", type: 'timestamptz', direction: 'DESC' },
}

/** How a list is ordered: its key, what follows ORDER BY, and what comes after a position. */
export function orderOf(
  sort: AccountSort,
  position: AccountPosition | null,
  bind: Bind,
): { key: string; orderBy: string; after: string } {
  const { key, type, direction } = ORDERS[sort]
  const compare = direction === 'ASC' ? '>' : '<'
  const after = position
    ? `(${key}, a.id) ${compare} (${bind(position.key)}::${type}, ${bind(position.id)}::char(12))`
    : 'true'
  return { key, after, orderBy: `${key} ${direction}, a.id ${direction}` }
}

/** Account ids as the AWS console shows them. */
const HYPHENATED = /^(\d{4})-(\d{4})-(\d{4})$/

/** Each word must stand in the id, name, e-mail or the value of a tag. */
function words(q: string | null, bind: Bind): string[] {
  const typed = q?.split(/\s+/).filter((word) => word !== '') ?? []
  return typed.map((word) => {
    const like = bind(`%${word.replace(HYPHENATED, '$1$2$3').replace(/[\\%_]/g, '\\$&')}%`)
    const inTags = `EXISTS (SELECT FROM jsonb_each_text(a.tags) tag WHERE tag.value ILIKE ${like})`
    // The whole of the tags is looked through first, which is much faster; JSON writes only quotes and backslashes otherwise.
    const maybeInTags = /["\\]/.test(word) ? inTags : `(a.tags::text ILIKE ${like} AND ${inTags})`
    return `(a.id LIKE ${like} OR a.name ILIKE ${like} OR a.email ILIKE ${like} OR ${maybeInTags})`
  })
}

function teams(wanted: readonly string[], bind: Bind): string[] {
  if (wanted.length === 0) return []
  const named = wanted.filter((value) => value !== NONE).map((value) => value.toLowerCase())
  const owned = named.length > 0 ? bind(named) : null
  return [
    either([
      ...(owned === null
        ? []
        : [
            `a.id IN (SELECT o.account_id FROM team_account o JOIN team t ON t.id = o.team_id
              WHERE t.id::text = ANY(${owned}) OR lower(t.name) = ANY(${owned}))`,
          ]),
      ...(wanted.includes(NONE) ? ['NOT EXISTS (SELECT FROM team_account o WHERE o.account_id = a.id)'] : []),
    ]),
  ]
}

function amongOrNone(column: string, wanted: readonly string[], bind: Bind): string[] {
  if (wanted.length === 0) return []
  const among = `${column} = ANY(${bind(wanted)})`
  return [wanted.includes(NONE) ? `(${among} OR ${column} IS NULL)` : among]
}

function units(wanted: readonly string[], bind: Bind): string[] {
  if (wanted.length === 0) return []
  return [
    `a.org_unit_id IN (WITH RECURSIVE below AS (
       SELECT id FROM org_unit WHERE id = ANY(${bind(wanted)})
       UNION SELECT u.id FROM org_unit u JOIN below ON u.parent_id = below.id) SELECT id FROM below)`,
  ]
}

function statuses(wanted: readonly string[], bind: Bind): string[] {
  if (wanted.length === 0) return []
  const present = wanted.filter((value) => value !== LEFT)
  return [
    either([
      ...(present.length > 0 ? [`(a.status = ANY(${bind(present)}) AND a.left_at IS NULL)`] : []),
      ...(wanted.includes(LEFT) ? ['a.left_at IS NOT NULL'] : []),
    ]),
  ]
}

function either(alternatives: readonly string[]): string {
  return `(${alternatives.join(' OR ')})`
}
