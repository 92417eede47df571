/** Reads what a claim names: AWS's ARNs of events, accounts that it named with their names, resources. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { MonthImpact } from '@/lib/domain/sla/month-impact'
import { readTouchedAccounts, type Touched, type TouchedQuestion } from './read-touched'

/** How many resources the text names. */
const MOST_RESOURCES = 200

export interface Material {
  /** By id of the event. */
  arns: Map<string, string>
  accounts: { id: string; name: string | null }[]
  /** Others of which people said that they were hit, and others that use the service there; never both. */
  reportedAccounts: number
  inferredAccounts: number
  resources: { id: string; account: string | null }[]
  resourceCount: number
}

/** As far as the reader sees it. @param now ms */
export async function readMaterial(
  { outages }: MonthImpact,
  { namedIn }: Touched,
  asked: TouchedQuestion,
  visible: VisibleAccounts,
  now: Instant,
): Promise<Material> {
  const eventIds = [...new Set(outages.flatMap(({ eventId }) => eventId ?? []))]
  const named = [...new Set(outages.flatMap(namedIn))].sort()
  const [arns, names, resources, { accountIds, reportedIds }] = await Promise.all([
    readArns(eventIds),
    readAccountNames(named),
    readResources(eventIds, named, visible),
    readTouchedAccounts(outages, asked, visible, now),
  ])
  const others = new Set(accountIds)
  for (const id of named) others.delete(id)
  const reported = [...others].filter((id) => reportedIds.has(id)).length
  return {
    ...{ arns, ...resources, reportedAccounts: reported, inferredAccounts: others.size - reported },
    accounts: named.map((id) => ({ id, name: names.get(id) ?? null })),
  }
}

async function readArns(eventIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; arn: string }>(
    'SELECT id::text, arn FROM health_event WHERE id = ANY($1::bigint[]) AND arn IS NOT NULL',
    [eventIds],
  )
  return new Map(rows.map(({ id, arn }) => [id, arn]))
}

async function readAccountNames(ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    'SELECT id::text, name FROM aws_account WHERE id = ANY($1::char(12)[]) AND name IS NOT NULL',
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Each once, however many events name it. */
async function readResources(
  eventIds: readonly string[],
  named: readonly string[],
  visible: VisibleAccounts,
): Promise<Pick<Material, 'resources' | 'resourceCount'>> {
  const { bind, values } = parameters()
  const { sees } = scopeOf(visible, bind)
  const { rows } = await pool().query<{ id: string; account: string; count: number }>(
    `SELECT id, account, count(*) OVER ()::int AS count FROM (
       SELECT DISTINCT n.entity_value AS id, n.account_id::text AS account
       FROM affected_entity n WHERE n.event_id = ANY(${bind(eventIds)}::bigint[])
         AND n.account_id = ANY(${bind(named)}::char(12)[]) AND n.entity_value <> 'AWS_ACCOUNT' AND ${sees('n.account_id')}) n
     ORDER BY account, id LIMIT ${MOST_RESOURCES}`,
    values,
  )
  return { resources: rows.map(({ id, account }) => ({ id, account })), resourceCount: rows[0]?.count ?? 0 }
}
