/** Reads the resources that AWS named in accounts: the first of each for its row, or all of them page by page. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, type Bind, parameters } from '@/lib/db/statement'
import type { BlastEvent } from '@/lib/domain/blast-radius/facts'
import type { BlastEntity, BlastEntityRow } from './contract'
import type { EntityPosition } from './cursor'

/** An account, and an event that names it. */
export interface Naming {
  accountId: string
  eventId: string
}

/** The first resources of each account by value, each once, as the latest word has it. */
export async function listFirstEntities(
  namings: readonly Naming[],
  most: number,
): Promise<ReadonlyMap<string, BlastEntity[]>> {
  if (namings.length === 0) return new Map()
  const { rows } = await pool().query<{ accountId: string; entities: BlastEntity[] }>(
    `SELECT n.account_id AS "accountId", json_agg(json_build_object('entityValue', n.entity_value,
       'entityArn', nullif(n.entity_arn, ''), 'status', n.status) ORDER BY n.entity_value, n.entity_arn) AS entities
     FROM (SELECT n.*, row_number() OVER (PARTITION BY n.account_id ORDER BY n.entity_value, n.entity_arn) AS place
       FROM (SELECT DISTINCT ON (n.account_id, n.entity_value, n.entity_arn) n.*
         FROM unnest($1::char(12)[], $2::bigint[]) AS g(account_id, event_id)
         CROSS JOIN LATERAL (SELECT * FROM affected_entity n WHERE n.event_id = g.event_id AND n.account_id = g.account_id
           ORDER BY n.entity_value, n.entity_arn LIMIT $3) n
         ORDER BY n.account_id, n.entity_value, n.entity_arn, n.last_updated_at DESC NULLS LAST, n.event_id DESC) n) n
     WHERE n.place <= $3 GROUP BY n.account_id`,
    [namings.map(({ accountId }) => accountId), namings.map(({ eventId }) => eventId), most],
  )
  return new Map(rows.map(({ accountId, entities }) => [accountId, entities]))
}

/** Resources of these accounts as rows, after a position: event by event in the given order, then by account, value and ARN. */
export async function listEntityRows(
  events: readonly BlastEvent[],
  accountIds: readonly string[],
  after: EntityPosition | null,
  most: number,
): Promise<BlastEntityRow[]> {
  const first = after === null ? 0 : events.findIndex(({ id }) => id === after[0])
  const rows: BlastEntityRow[] = []
  for (const event of first < 0 || accountIds.length === 0 ? [] : events.slice(first)) {
    if (rows.length >= most) break
    const from = after !== null && event.id === after[0] ? after : null
    rows.push(...(await listOfEvent(event, accountIds, from, most - rows.length)))
  }
  return rows
}

async function listOfEvent(
  { id, service, serviceName, region }: BlastEvent,
  accountIds: readonly string[],
  after: EntityPosition | null,
  most: number,
): Promise<BlastEntityRow[]> {
  const { bind, values } = parameters()
  const conditions = all([
    `n.event_id = ${bind(id)}::bigint`,
    amongAccounts(accountIds, bind),
    ...(after === null
      ? []
      : [
          `(n.account_id, n.entity_value, n.entity_arn) > (${bind(after[1])}::char(12), ${bind(after[2])}::text, ${bind(after[3])}::text)`,
        ]),
  ])
  const { rows } = await pool().query<Omit<BlastEntityRow, 'service' | 'serviceName' | 'region'>>(
    `SELECT n.account_id AS "accountId", (SELECT a.name FROM aws_account a WHERE a.id = n.account_id) AS "accountName",
       n.event_id::text AS "eventId", n.entity_value AS "entityValue", nullif(n.entity_arn, '') AS "entityArn", n.status,
       ${iso('n.last_updated_at')} AS "lastUpdatedAt"
     FROM affected_entity n WHERE ${conditions} ORDER BY n.account_id, n.entity_value, n.entity_arn LIMIT ${bind(most)}`,
    values,
  )
  return rows.map((row) => ({ ...row, service, serviceName, region }))
}

/** Up to so many accounts are looked up one by one; more are picked out of all resources of the event. */
const FEW_ACCOUNTS = 200

function amongAccounts(ids: readonly string[], bind: Bind): string {
  return ids.length > FEW_ACCOUNTS
    ? `n.account_id::text = ANY(${bind(ids)}::text[])`
    : `n.account_id = ANY(${bind(ids)}::char(12)[])`
}
