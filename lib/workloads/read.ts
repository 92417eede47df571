/** Reads workloads: for the blast radius, their list, one of them. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { DeclaredWorkload } from '@/lib/domain/blast-radius/workloads'
import { AppError } from '@/lib/errors'
import type { WorkloadSummary, WorkloadView } from './contract'
import { workloadAccountsSql } from './read-accounts'

/** All workloads with what they depend on, by name: what the blast radius is worked out from. */
export async function listDeclaredWorkloads(client: Queryable = pool()): Promise<DeclaredWorkload[]> {
  const { rows } = await client.query<DeclaredWorkload>(
    `SELECT w.id, w.name, coalesce(json_agg(json_build_object('service', d.service, 'region', d.region,
         'onWorkloadId', d.on_workload_id, 'note', d.note) ORDER BY d.service, d.region, d.on_workload_id, d.id)
       FILTER (WHERE d.id IS NOT NULL), '[]') AS dependencies
     FROM workload w LEFT JOIN workload_dependency d ON d.workload_id = w.id
     GROUP BY w.id, w.name ORDER BY lower(w.name), w.id`,
  )
  return rows
}

/** What workload w depends on, as DependencyView: services by id, then workloads by name. */
const DEPENDENCIES = `(SELECT coalesce(json_agg(json_build_object('id', d.id, 'service', d.service, 'region', d.region,
      'onWorkload', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END, 'note', d.note)
    ORDER BY o.id IS NOT NULL, d.service, d.region NULLS FIRST, lower(o.name), d.id), '[]')
  FROM workload_dependency d LEFT JOIN workload o ON o.id = d.on_workload_id WHERE d.workload_id = w.id)`

/** The workloads that depend on workload w, by name. */
const DEPENDENTS = `(SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) ORDER BY lower(o.name), o.id), '[]')
  FROM workload o WHERE EXISTS (SELECT FROM workload_dependency d WHERE d.workload_id = o.id AND d.on_workload_id = w.id))`

/** Workloads by name. */
export async function listWorkloads(): Promise<WorkloadSummary[]> {
  const { rows } = await pool().query<WorkloadSummary>(
    `WITH placed AS (SELECT a.workload_id, count(*)::int AS accounts
       FROM ${workloadAccountsSql('ARRAY(SELECT id FROM workload)')} a
       WHERE NOT EXISTS (SELECT FROM aws_account d WHERE d.id = a.account_id::char(12) AND d.left_at IS NOT NULL)
       GROUP BY a.workload_id)
     SELECT w.id, w.name, w.note, coalesce(p.accounts, 0) AS accounts, ${DEPENDENCIES} AS dependencies,
       ${DEPENDENTS} AS dependents
     FROM workload w LEFT JOIN placed p ON p.workload_id = w.id ORDER BY lower(w.name), w.id`,
  )
  return rows
}

/** The workload with this id; null for any other text. */
export async function findWorkload(id: string, client: Queryable = pool()): Promise<WorkloadView | null> {
  const { rows } = await client.query<WorkloadView>(
    `SELECT w.id, w.name, w.note, w.team_id AS "teamId", w.tag_key AS "tagKey", w.tag_value AS "tagValue",
       ARRAY(SELECT account_id::text FROM workload_account WHERE workload_id = w.id ORDER BY 1) AS accounts,
       ${DEPENDENCIES} AS dependencies, ${DEPENDENTS} AS dependents
     FROM workload w WHERE w.id::text = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** As findWorkload, in the transaction of `client`. @throws AppError NOT_FOUND */
export async function getWorkload(client: Queryable, id: string): Promise<WorkloadView> {
  const workload = await findWorkload(id, client)
  if (workload !== null) return workload
  throw new AppError('NOT_FOUND', 'There is no such workload any more. Nothing was changed.')
}

/** Ids and names of workloads, by name: to choose from. */
export async function listWorkloadChoices(): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    'SELECT id, name FROM workload ORDER BY lower(name), id',
  )
  return rows
}
