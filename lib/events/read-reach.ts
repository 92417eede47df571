/** Reads whom one event hit, page by page: its accounts, its entities. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, type Bind, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibility, visibilityKey } from '@/lib/db/visibility'
import type { AffectedAccountView, AffectedEntityView, Page } from './contract'
import { formatReachCursor, parseReachCursor } from './cursor'
import { ACCOUNT_VIEW, ownTexts } from './reach-sql'
import { isEventId, noSuchEvent } from './read'
import type { PageRequest } from './read-page'
import type { EntityFilter } from './request'

/** A page ends early, after at least one account, where the accounts' texts are longer than this in sum, in bytes. */
const LONGEST_TEXTS = 4_000_000

/**
 * The accounts that AWS named, by id.
 * @throws AppError NOT_FOUND, also where the event may not be seen; INVALID for a cursor that is none
 */
export function listAffectedAccounts(
  id: string,
  { limit, cursor }: PageRequest,
  accounts: VisibleAccounts,
): Promise<Page<AffectedAccountView>> {
  const [after] = cursor === null ? [null] : parseReachCursor(cursor, 1)
  const key = `accounts of ${id} ${limit} ${after ?? ''} ${visibilityKey(accounts)}`
  return cachedRead('events', key, async () => {
    await requireEvent(id, accounts)
    const { bind, values } = parameters()
    const scope = scopeOf(accounts, bind)
    const wanted = all([
      `a.event_id = ${bind(id)}::bigint`,
      scope.sees('a.account_id'),
      ...(after === null ? [] : [`a.account_id > ${bind(after)}::char(12)`]),
    ])
    const { rows } = await pool().query<{ found: number; data: AffectedAccountView }>(
      `WITH found AS MATERIALIZED (
         SELECT a.* FROM affected_account a WHERE ${wanted} ORDER BY a.account_id LIMIT ${bind(limit + 1)}
       ), own AS MATERIALIZED (
         SELECT own.* FROM health_event e CROSS JOIN LATERAL (${ownTexts('found', scope)}) own WHERE e.id = ${bind(id)}::bigint
       ), a AS (
         SELECT found.*, own.size AS own_size, row_number() OVER w AS place, count(*) OVER ()::int AS found,
           coalesce(sum(own.size) OVER w, 0) AS size
         FROM found LEFT JOIN own ON own.digest = found.text_digest WINDOW w AS (ORDER BY found.account_id)
       )
       SELECT a.found, ${ACCOUNT_VIEW} AS data FROM a
         LEFT JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest AND a.own_size IS NOT NULL
       WHERE a.place <= ${bind(limit)} AND (a.place = 1 OR a.size <= ${LONGEST_TEXTS}) ORDER BY a.account_id`,
      values,
    )
    const data = rows.map((row) => row.data)
    const last = data.at(-1)
    const isMore = (rows[0]?.found ?? 0) > data.length
    return { data, nextCursor: isMore && last ? formatReachCursor([last.accountId]) : null }
  })
}

/**
 * The entities that AWS named, by account, value and ARN.
 * @throws AppError NOT_FOUND, also where the event may not be seen; INVALID for a cursor that is none
 */
export function listAffectedEntities(
  id: string,
  filter: EntityFilter,
  { limit, cursor }: PageRequest,
  accounts: VisibleAccounts,
): Promise<Page<AffectedEntityView>> {
  const [account, value, arn] = cursor === null ? [] : parseReachCursor(cursor, 3)
  const key = `entities of ${id} ${JSON.stringify([filter, limit, cursor])} ${visibilityKey(accounts)}`
  return cachedRead('events', key, async () => {
    await requireEvent(id, accounts)
    const { bind, values } = parameters()
    const wanted = all([
      `n.event_id = ${bind(id)}::bigint`,
      scopeOf(accounts, bind).sees('n.account_id'),
      ...entityConditions(filter, bind),
      ...(account === undefined
        ? []
        : [
            `(n.account_id, n.entity_value, n.entity_arn) > (${bind(account)}::char(12), ${bind(value)}::text, ${bind(arn)}::text)`,
          ]),
    ])
    const { rows } = await pool().query<AffectedEntityView>(
      `SELECT n.account_id AS "accountId", n.entity_value AS "entityValue", nullif(n.entity_arn, '') AS "entityArn", n.status,
         ${iso('n.last_updated_at')} AS "lastUpdatedAt"
       FROM affected_entity n WHERE ${wanted} ORDER BY n.account_id, n.entity_value, n.entity_arn LIMIT ${bind(limit + 1)}`,
      values,
    )
    const data = rows.slice(0, limit)
    const last = data.at(-1)
    if (rows.length <= limit || !last) return { data, nextCursor: null }
    return { data, nextCursor: formatReachCursor([last.accountId, last.entityValue, last.entityArn ?? '']) }
  })
}

function entityConditions({ account, status }: EntityFilter, bind: Bind): string[] {
  const named = status.filter((word) => word !== 'none')
  const statuses = [
    ...(named.length > 0 ? [`n.status = ANY(${bind(named)})`] : []),
    ...(named.length < status.length ? ['n.status IS NULL'] : []),
  ]
  return [
    ...(account.length > 0 ? [`n.account_id = ANY(${bind(account)}::char(12)[])`] : []),
    ...(statuses.length > 0 ? [`(${statuses.join(' OR ')})`] : []),
  ]
}

async function requireEvent(id: string, accounts: VisibleAccounts): Promise<void> {
  if (!isEventId(id)) throw noSuchEvent(id)
  const { bind, values } = parameters()
  const conditions = all([`e.id = ${bind(id)}::bigint`, ...visibility(accounts, bind, 'few')])
  const { rowCount } = await pool().query(`SELECT FROM health_event e WHERE ${conditions}`, values)
  if (rowCount === 0) throw noSuchEvent(id)
}
