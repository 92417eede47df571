/** Reads what lists say of planned changes beside their figures: title, names, whose accounts they concern. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf } from '@/lib/db/visibility'
import { SERVICE_NAME } from '@/lib/events/event-sql'
import { summaryOf } from '@/lib/events/text-sql'
import { type ChangeScope, countedAccounts } from './change-sql'
import type { ChangeTeam } from './contract'

export interface ChangeRow {
  id: string
  arn: string | null
  title: string
  serviceName: string
  typeCode: string | null
  category: string
  actionability: string | null
  referenceUrl: string | null
  teams: ChangeTeam[]
  /** Accounts of no team. */
  unowned: number
}

/** Teams that stand beside one change. */
const MOST_TEAMS = 20

/** The rows of these events, by id. */
export async function readRows(ids: readonly string[], scope: ChangeScope): Promise<Map<string, ChangeRow>> {
  if (ids.length === 0) return new Map()
  const { bind, values } = parameters()
  const wanted = bind(ids)
  const { sees } = scopeOf(countedAccounts(scope), bind)
  const { rows } = await pool().query<ChangeRow>(
    `WITH named AS MATERIALIZED (SELECT a.event_id, a.account_id FROM affected_account a
         WHERE a.event_id = ANY(${wanted}::bigint[]) AND ${sees('a.account_id')}
       ), owned AS (SELECT n.event_id, t.id, t.name, count(*)::int AS accounts,
           row_number() OVER (PARTITION BY n.event_id ORDER BY count(*) DESC, lower(t.name), t.id) AS place
         FROM named n JOIN team_account o ON o.account_id = n.account_id JOIN team t ON t.id = o.team_id
         GROUP BY n.event_id, t.id
       ), teams AS (SELECT event_id, json_agg(json_build_object('id', id, 'name', name, 'accounts', accounts) ORDER BY place) AS list
         FROM owned WHERE place <= ${MOST_TEAMS} GROUP BY event_id
       ), unowned AS (SELECT n.event_id, count(*)::int AS accounts FROM named n
         WHERE NOT EXISTS (SELECT FROM team_account o WHERE o.account_id = n.account_id) GROUP BY n.event_id)
     SELECT e.id::text, e.arn, ${summaryOf(scopeOf(scope.visible, bind))} AS title, ${SERVICE_NAME} AS "serviceName",
       e.type_code AS "typeCode", e.category, e.actionability, e.reference_url AS "referenceUrl",
       coalesce(teams.list, '[]') AS teams, coalesce(unowned.accounts, 0) AS unowned
     FROM health_event e LEFT JOIN teams ON teams.event_id = e.id LEFT JOIN unowned ON unowned.event_id = e.id
     WHERE e.id = ANY(${wanted}::bigint[])`,
    values,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
