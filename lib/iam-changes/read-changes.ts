/** Reads changes to identity, newest first, as far as the reader may see the accounts. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { upToMinute } from '@/lib/domain/iam-changes/lookup-window'
import type { IamChangePage, IamChangeView } from './contract'
import { formatChangeCursor, parseChangeCursor } from './cursor'
import type { ChangeFilter } from './filter'
import { changeConditions, NEEDS_REASON, type ResolvedFilter } from './filter-sql'
import { readCoverage } from './read-coverage'
import { getIncidentScope } from './read-incident-scope'

const DAY_MS = 86_400_000
/** What is shown where nobody says from when, in ms. */
const USUAL_MS = 7 * DAY_MS

/** A page of a list. */
export interface ChangePageRequest {
  limit: number
  /** nextCursor of the page before; null: the first. */
  cursor: string | null
}

/**
 * The changes that a filter lets through, and how far the calls of that time are known.
 * @throws AppError NOT_FOUND for an incident that is not there, INVALID for a cursor
 */
export async function listIamChanges(
  filter: ChangeFilter,
  page: ChangePageRequest,
  visible: VisibleAccounts,
): Promise<IamChangePage> {
  const resolved = await resolveFilter(filter, visible)
  const [changes, coverage] = await Promise.all([
    readChangePage(resolved, page, visible),
    readCoverage(resolved, visible),
  ])
  return { ...changes, coverage }
}

/** The filter with its time and its accounts; without a time the last 7 days. @throws AppError NOT_FOUND */
export async function resolveFilter(filter: ChangeFilter, visible: VisibleAccounts): Promise<ResolvedFilter> {
  const { incident, account, from, to, ...rest } = filter
  const named = account.length > 0 ? account : null
  const now = upToMinute(Date.now())
  if (incident === null) {
    const end = to ?? Math.max(now, from ?? 0)
    return { ...rest, from: from ?? end - USUAL_MS, to: end, accounts: named }
  }
  const scope = await getIncidentScope(incident, visible)
  const accounts = named === null ? scope.accounts : scope.accounts.filter((id) => named.includes(id))
  return { ...rest, from: Math.max(from ?? 0, scope.from), to: Math.min(to ?? scope.to, scope.to), accounts }
}

/** One page of changes. @throws AppError INVALID */
export async function readChangePage(
  filter: ResolvedFilter,
  { limit, cursor }: ChangePageRequest,
  visible: VisibleAccounts,
): Promise<Omit<IamChangePage, 'coverage'>> {
  const { bind, values } = parameters()
  const conditions = changeConditions(filter, visible, bind)
  if (cursor !== null) {
    const { at, id } = parseChangeCursor(cursor)
    conditions.push(`(c.at, c.id) < (${bind(at)}::timestamptz, ${bind(id)}::bigint)`)
  }
  const { rows } = await pool().query<IamChangeView>(
    `SELECT ${CHANGE_VIEW} WHERE ${all(conditions)} ORDER BY c.at DESC, c.id DESC LIMIT ${bind(limit + 1)}`,
    values,
  )
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last !== undefined ? formatChangeCursor(last) : null }
}

/** How many changes a filter lets through, and how many of them need a reason. */
export async function countChanges(
  filter: ResolvedFilter,
  visible: VisibleAccounts,
): Promise<{ total: number; unexplained: number; failed: number }> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<{ total: number; unexplained: number; failed: number }>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE ${NEEDS_REASON})::int AS unexplained,
       count(*) FILTER (WHERE c.error_code IS NOT NULL)::int AS failed
     FROM iam_change c WHERE ${all(changeConditions(filter, visible, bind))}`,
    values,
  )
  return rows[0] ?? { total: 0, unexplained: 0, failed: 0 }
}

/** One change; null where there is none, or none that the reader may see. */
export async function findIamChange(id: string, visible: VisibleAccounts): Promise<IamChangeView | null> {
  const { rows } = await pool().query<IamChangeView>(
    `SELECT ${CHANGE_VIEW} WHERE c.id = $1 AND ($2::text[] IS NULL OR c.account_id::text = ANY($2))`,
    [/^\d{1,18}$/.test(id) ? id : '0', visible],
  )
  return rows[0] ?? null
}

/** Columns of an IamChangeView and where they come from. */
const CHANGE_VIEW = `c.id::text, c.event_id AS "eventId", ${iso('c.at')} AS at,
  json_build_object('id', c.account_id, 'name', coalesce(a.name, c.account_id::text)) AS account,
  c.event_source AS "eventSource", c.event_name AS "eventName", c.region,
  json_build_object('type', c.actor_type, 'arn', c.actor_arn, 'name', c.actor_name) AS actor,
  c.source_ip AS "sourceIp", c.user_agent AS "userAgent", c.subject, c.means, c.means_why AS "meansWhy",
  c.error_code AS "errorCode", (${NEEDS_REASON}) AS "needsReason",
  CASE WHEN c.explanation IS NOT NULL THEN json_build_object('text', c.explanation, 'by', coalesce(c.explained_by, ''),
    'at', ${iso('c.explained_at')}) END AS explanation, c.version
  FROM iam_change c LEFT JOIN aws_account a ON a.id = c.account_id`
