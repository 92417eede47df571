/** Reads the directory: a page of accounts, one account. */
import 'server-only'
import type pg from 'pg'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { isAccountId } from '@/lib/domain/aws-directory'
import { AppError } from '@/lib/errors'
import { listSummariesOfAccount } from '@/lib/events/read'
import { ACCOUNT_COLUMNS, ACCOUNT_DETAIL_COLUMNS } from './account-sql'
import type { AccountDetailView, AccountEventView, AccountPage, AccountView } from './contract'
import { formatAccountCursor, parseAccountCursor } from './cursor'
import { type AccountFilter, formatAccountFilter } from './filter'
import { accountConditions, orderOf, visible } from './filter-sql'

/** How many accounts a page holds, and where it begins: null for the first. */
export interface AccountPageRequest {
  limit: number
  cursor: string | null
}

/**
 * A page of the accounts that somebody may see.
 * @throws AppError INVALID for a cursor that is none
 */
export function listAccounts(
  filter: AccountFilter,
  page: AccountPageRequest,
  accounts: VisibleAccounts,
): Promise<AccountPage> {
  const key = `accounts ${formatAccountFilter(filter)} ${page.limit} ${page.cursor ?? ''} ${visibilityKey(accounts)}`
  return cachedRead('accounts', key, () => readAccountPage(filter, page, accounts))
}

/** As listAccounts, read afresh. */
export async function readAccountPage(
  filter: AccountFilter,
  { limit, cursor }: AccountPageRequest,
  accounts: VisibleAccounts,
): Promise<AccountPage> {
  const { bind, values } = parameters()
  const position = cursor === null ? null : parseAccountCursor(filter.sort, cursor)
  const { key, after, orderBy } = orderOf(filter.sort, position, bind)
  const conditions = accountConditions(filter, accounts, bind)
  const { rows } = await pool().query<AccountView & { sortKey: string }>(
    `WITH page AS MATERIALIZED (
       SELECT a.id FROM aws_account a WHERE ${conditions} AND ${after} ORDER BY ${orderBy} LIMIT ${bind(limit + 1)})
     SELECT ${ACCOUNT_COLUMNS}, ${sortKeyText(filter, key)} AS "sortKey"
     FROM page JOIN aws_account a USING (id) ORDER BY ${orderBy}`,
    values,
  )
  const data = rows.slice(0, limit).map(({ sortKey, ...account }) => account)
  const last = rows.at(limit - 1)
  const nextCursor =
    rows.length > limit && last ? formatAccountCursor(filter.sort, { key: last.sortKey, id: last.id }) : null
  return { data, nextCursor }
}

/** The key as a cursor holds it. */
function sortKeyText({ sort }: AccountFilter, key: string): string {
  if (sort !== 'joined') return `${key}::text`
  return `CASE WHEN a.joined_at IS NULL THEN '-infinity'
    ELSE ${iso('a.joined_at')} END`
}

/**
 * One account with all that is known about it.
 * @throws AppError NOT_FOUND, also where it may not be seen
 */
export async function getAccount(id: string, accounts: VisibleAccounts): Promise<AccountDetailView> {
  const account = await findAccount(id, accounts)
  if (account === null) throw new AppError('NOT_FOUND', `There is no account ${id.slice(0, 40)}.`)
  return account
}

/** As getAccount; null where there is none, or none that may be seen. */
export async function findAccount(id: string, accounts: VisibleAccounts): Promise<AccountDetailView | null> {
  if (!isAccountId(id)) return null
  const { bind, values } = parameters()
  const conditions = all([`a.id = ${bind(id)}`, ...visible(accounts, bind)])
  const { rows } = await pool().query<Omit<AccountDetailView, 'events'> & pg.QueryResultRow>(
    `SELECT ${ACCOUNT_DETAIL_COLUMNS} FROM aws_account a WHERE ${conditions}`,
    values,
  )
  return rows[0] ? { ...rows[0], events: await listEventsOf(id, accounts) } : null
}

const EVENTS_SHOWN = 20

async function listEventsOf(id: string, accounts: VisibleAccounts): Promise<AccountEventView[]> {
  const events = await listSummariesOfAccount(id, EVENTS_SHOWN, accounts)
  return events.map(({ id, service, region, category, status, summary, startedAt, endedAt }) => {
    return { id, service, region, category, status, summary, startedAt, endedAt }
  })
}
