/** Says what workloads depend on. No chain of workloads leads back to where it began. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { findCycle, type WorkloadNeed } from '@/lib/domain/blast-radius/workloads'
import { AppError } from '@/lib/errors'
import type { DependencyView, WorkloadView } from './contract'
import { getWorkload, listDeclaredWorkloads } from './read'
import { record } from './write'

/** @throws AppError NOT_FOUND, CONFLICT for what is there already and for a cycle, which it names */
export function addDependency(actor: Actor, workloadId: string, dependency: WorkloadNeed): Promise<void> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'workloads')
    const workload = await getWorkload(client, workloadId)
    if (dependency.onWorkloadId !== null) await getWorkload(client, dependency.onWorkloadId)
    refuseTwice(workload, dependency, null)
    await client.query(
      'INSERT INTO workload_dependency (workload_id, service, region, on_workload_id, note) VALUES ($1, $2, $3, $4, $5)',
      [workloadId, ...columnsOf(dependency)],
    )
    await refuseCycle(client)
    const after = { on: await nameOf(client, dependency), note: dependency.note }
    await record(client, actor, workload, { action: 'workload.dependency-added', after })
  })
}

/** @throws AppError as addDependency */
export function changeDependency(actor: Actor, id: string, dependency: WorkloadNeed): Promise<void> {
  return inTransaction(async (client) => {
    const { workload, was } = await lockDependency(client, id)
    if (dependency.onWorkloadId !== null) await getWorkload(client, dependency.onWorkloadId)
    refuseTwice(workload, dependency, id)
    const { rowCount } = await client.query(
      `UPDATE workload_dependency SET service = $2, region = $3, on_workload_id = $4, note = $5
       WHERE id = $1 AND (service, region, on_workload_id, note) IS DISTINCT FROM ($2, $3, $4::uuid, $5)`,
      [id, ...columnsOf(dependency)],
    )
    if (rowCount === 0) return
    await refuseCycle(client)
    const before = { on: dependencyName(was), note: was.note }
    const after = { on: await nameOf(client, dependency), note: dependency.note }
    await record(client, actor, workload, { action: 'workload.dependency-changed', before, after })
  })
}

/** @throws AppError NOT_FOUND */
export function removeDependency(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (client) => {
    const { workload, was } = await lockDependency(client, id)
    await client.query('DELETE FROM workload_dependency WHERE id = $1', [id])
    const before = { on: dependencyName(was), note: was.note }
    await record(client, actor, workload, { action: 'workload.dependency-removed', before })
  })
}

/** The dependency and whose it is; until the transaction ends nobody else changes what depends on what. */
async function lockDependency(
  client: pg.PoolClient,
  id: string,
): Promise<{ workload: WorkloadView; was: DependencyView }> {
  await takeTurn(client, 'workloads')
  const { rows } = await client.query<{ workloadId: string }>(
    'SELECT workload_id AS "workloadId" FROM workload_dependency WHERE id = $1',
    [id],
  )
  const workload = rows[0] === undefined ? null : await getWorkload(client, rows[0].workloadId)
  const was = workload?.dependencies.find((dependency) => dependency.id === id)
  if (workload && was) return { workload, was }
  throw new AppError('NOT_FOUND', 'There is no such dependency any more. Nothing was changed.')
}

/** @throws AppError CONFLICT where the workload depends on the same by another row than `own` */
function refuseTwice(
  workload: WorkloadView,
  { service, region, onWorkloadId }: WorkloadNeed,
  own: string | null,
): void {
  const twin = workload.dependencies.find(
    (other) =>
      other.id !== own &&
      other.service === service &&
      other.region === region &&
      (other.onWorkload?.id ?? null) === onWorkloadId,
  )
  if (twin === undefined) return
  const message = `${workload.name} depends on ${dependencyName(twin)} already.`
  throw new AppError('CONFLICT', `${message} Nothing was changed.`, {
    [service === null ? 'onWorkload' : 'service']: message,
  })
}

/** @throws AppError CONFLICT that names the cycle */
async function refuseCycle(client: pg.PoolClient): Promise<void> {
  const cycle = findCycle(await listDeclaredWorkloads(client))
  if (cycle === null) return
  const message = `That would be a circle: ${cycle.join(' → ')}. Take out one of these dependencies first.`
  throw new AppError('CONFLICT', `${message} Nothing was changed.`, { onWorkload: message })
}

function columnsOf({ service, region, onWorkloadId, note }: WorkloadNeed): (string | null)[] {
  return [service, region, onWorkloadId, note]
}

/** "cognito in us-east-1", "payments". */
function dependencyName({
  service,
  region,
  onWorkload,
}: Pick<DependencyView, 'service' | 'region' | 'onWorkload'>): string {
  if (service === null) return onWorkload?.name ?? 'a workload'
  return region === null ? service : `${service} in ${region}`
}

async function nameOf(client: pg.PoolClient, { service, region, onWorkloadId }: WorkloadNeed): Promise<string> {
  const onWorkload = onWorkloadId === null ? null : await getWorkload(client, onWorkloadId)
  return dependencyName({ service, region, onWorkload })
}
