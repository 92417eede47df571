/** Finds the newest incidents that could touch some accounts through what they use, depend on, or have by nature. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, type Bind, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibility } from '@/lib/db/visibility'
import { DEPENDENCIES } from '@/lib/domain/blast-radius/dependencies'
import type { DependencyReach } from '@/lib/domain/blast-radius/dependency'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import type { DeclaredWorkload } from '@/lib/domain/blast-radius/workloads'
import { GLOBAL_REGION } from '@/lib/domain/region'
import { listWorkloadAccounts } from '@/lib/workloads/read-accounts'

/** An incident that may touch them, and when it began. */
export interface Candidate {
  id: string
  startedAt: Date
}

/** What every account has by nature, whatever it uses. */
const BY_NATURE = servicesReaching((reach) => reach !== 'users')

/** Services with one control plane for all Regions, which matter to whoever uses them anywhere. */
const UNPLACED = servicesReaching((reach) => reach === 'users')

function servicesReaching(fits: (reach: DependencyReach) => boolean): string[] {
  return DEPENDENCIES.filter(({ reach }) => fits(reach)).flatMap(({ services }) => services)
}

/** What the accounts use and depend on, as far as candidates go. */
export interface Used {
  services: readonly string[]
  regions: readonly string[]
  /** Ids of the workloads that run in them. */
  workloads: ReadonlySet<string>
}

/** What these accounts use, and which workloads run in them. */
export async function readUsed(accountIds: readonly string[], workloads: readonly DeclaredWorkload[]): Promise<Used> {
  const [{ rows }, running] = await Promise.all([
    pool().query<{ services: string[]; regions: string[] }>(
      `SELECT coalesce(array_agg(DISTINCT service), '{}') AS services, coalesce(array_agg(DISTINCT region), '{}') AS regions
       FROM service_usage WHERE account_id = ANY($1::char(12)[])`,
      [accountIds],
    ),
    listWorkloadAccounts(
      pool(),
      workloads.map(({ id }) => id),
    ),
  ])
  const own = new Set(accountIds)
  const here = [...running].filter(([, ids]) => ids.some((id) => own.has(id))).map(([id]) => id)
  return { ...(rows[0] ?? { services: [], regions: [] }), workloads: new Set(here) }
}

/**
 * The `most` newest incidents that the reader sees, newest first, that name a service which the accounts use, or every
 * account has, where they use anything; or a service that a workload of theirs depends on, wherever. Read in the order of
 * incident_started_idx.
 */
export async function listCandidates(
  used: Used,
  workloads: readonly DeclaredWorkload[],
  accounts: VisibleAccounts,
  most: number,
): Promise<Candidate[]> {
  const needed = neededBy(used, workloads)
  const anywhere = [...BY_NATURE, ...UNPLACED.filter((id) => used.services.includes(id)), ...needed.services]
  const { bind, values } = parameters()
  const services = bind([...used.services, MULTIPLE_SERVICES])
  const regions = bind([...used.regions, ...needed.regions, GLOBAL_REGION])
  const conditions = all([
    `i.merged_into IS NULL AND i.kind <> 'access'`,
    `(i.services && ${bind([...new Set(anywhere)])}::text[] OR (i.services && ${services}::text[]
      AND (i.regions && ${regions}::text[] OR i.regions = '{}' OR i.everywhere)))`,
    ...isSeen(accounts, bind),
  ])
  const { rows } = await pool().query<Candidate>(
    `SELECT i.id::text, i.started_at AS "startedAt" FROM incident i WHERE ${conditions}
     ORDER BY i.started_at DESC, i.id DESC LIMIT ${bind(most)}`,
    values,
  )
  return rows
}

/** The reader sees one of the events of incident i, or an account of its alerts, or it has neither. */
function isSeen(accounts: VisibleAccounts, bind: Bind): string[] {
  const conditions = visibility(accounts, bind, 'few')
  if (conditions.length === 0) return []
  return [
    `(i.event_count = 0 AND (i.origin <> 'alert' OR EXISTS (SELECT FROM iam_alert t WHERE t.incident_id = i.id
        AND ${scopeOf(accounts, bind).sees('t.account_id')})) OR EXISTS (SELECT FROM incident_event m JOIN health_event e ON e.id = m.event_id
      WHERE m.incident_id = i.id AND ${all(conditions)} OFFSET 0))`,
  ]
}

/** The services, and the Regions by name, that the workloads need, and those that they depend on. */
function neededBy({ workloads: running }: Used, workloads: readonly DeclaredWorkload[]) {
  const byId = new Map(workloads.map((workload) => [workload.id, workload]))
  const needed = new Set(running)
  const services = new Set<string>()
  const regions = new Set<string>()
  for (const id of needed) {
    for (const { service, region, onWorkloadId } of byId.get(id)?.dependencies ?? []) {
      if (service !== null) services.add(service)
      if (region !== null) regions.add(region)
      if (onWorkloadId !== null) needed.add(onWorkloadId)
    }
  }
  return { services, regions }
}
