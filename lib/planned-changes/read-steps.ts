/** Reads how the resources of planned changes came to their statuses: what was recorded, and what AWS had done before. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { StatusStep } from '@/lib/domain/planned-changes/burn-down'
import { PENDING_STATUSES, RESOLVED_STATUSES } from '@/lib/domain/planned-changes/planned-change'

/** What a burn-down is made of, beside what pends now. */
export interface ChangeCourse {
  /** When it was first known, ms: to Faultline, or to AWS, which dates each resource's status. */
  since: number
  steps: StatusStep[]
}

interface StepRow extends StatusStep {
  id: string
}

/**
 * The courses of events, by id. An event of which no account is known has none.
 * @param grain steps within the same hour or day (UTC) are told as one, at its beginning
 * @param accounts whose resources count
 */
export async function readCourses(
  ids: readonly string[],
  grain: 'hour' | 'day',
  accounts: VisibleAccounts,
): Promise<Map<string, ChangeCourse>> {
  if (ids.length === 0) return new Map()
  const [known, steps] = await Promise.all([readSince(ids, accounts), readSteps(ids, grain, accounts)])
  const courses = new Map(known.map(({ id, since }): [string, ChangeCourse] => [id, { since, steps: [] }]))
  for (const { id, ...step } of steps) courses.get(id)?.steps.push(step)
  return courses
}

async function readSince(ids: readonly string[], accounts: VisibleAccounts): Promise<{ id: string; since: number }[]> {
  const { bind, values } = parameters()
  const wanted = bind(ids)
  const { sees } = scopeOf(accounts, bind)
  const { rows } = await pool().query<{ id: string; since: number }>(
    `SELECT seen.event_id::text AS id, (extract(epoch FROM least(seen.at, told.at)) * 1000)::float8 AS since
     FROM (SELECT a.event_id, min(a.first_seen_at) AS at FROM affected_account a
         WHERE a.event_id = ANY(${wanted}::bigint[]) AND ${sees('a.account_id')} GROUP BY a.event_id) seen
       LEFT JOIN (SELECT n.event_id, min(n.last_updated_at) AS at FROM affected_entity n
         WHERE n.event_id = ANY(${wanted}::bigint[]) AND ${sees('n.account_id')} GROUP BY n.event_id) told
         ON told.event_id = seen.event_id`,
    values,
  )
  return rows
}

/** A resource that was resolved when Faultline first saw its account pended until AWS dates its status. */
async function readSteps(ids: readonly string[], grain: 'hour' | 'day', accounts: VisibleAccounts): Promise<StepRow[]> {
  const { bind, values } = parameters()
  const wanted = bind(ids)
  const { sees } = scopeOf(accounts, bind)
  const at = (column: string) =>
    `(extract(epoch FROM date_trunc('${grain}', ${column} AT TIME ZONE 'UTC') AT TIME ZONE 'UTC') * 1000)::float8`
  const { rows } = await pool().query<StepRow>(
    `SELECT r.event_id::text AS id, ${at('r.observed_at')} AS at, r.before, r.after, count(*)::int AS resources
     FROM reach_change r
     WHERE r.event_id = ANY(${wanted}::bigint[]) AND r.entity_value IS NOT NULL AND ${sees('r.account_id')}
     GROUP BY 1, 2, 3, 4
     UNION ALL
     SELECT n.event_id::text, ${at('n.last_updated_at')}, ${bind(PENDING_STATUSES[0])}::text, n.status, count(*)::int
     FROM affected_entity n JOIN affected_account a ON a.event_id = n.event_id AND a.account_id = n.account_id
     WHERE n.event_id = ANY(${wanted}::bigint[]) AND n.status = ANY(${bind(RESOLVED_STATUSES)})
       AND n.last_updated_at < a.first_seen_at AND ${sees('n.account_id')}
     GROUP BY 1, 2, 3, 4`,
    values,
  )
  return rows
}
