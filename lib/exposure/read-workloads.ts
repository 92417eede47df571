/** Reads the workloads that run in some accounts, with what they depend on in words. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { WorkloadNeed } from '@/lib/domain/blast-radius/workloads'
import { listDeclaredWorkloads } from '@/lib/workloads/read'
import { listWorkloadAccounts } from '@/lib/workloads/read-accounts'
import type { TeamWorkloadView } from './contract'
import { readServiceNames } from './read-uses'

/** Workloads that run in one of these accounts, by name. */
export async function listTeamWorkloads(accountIds: readonly string[]): Promise<TeamWorkloadView[]> {
  const workloads = await listDeclaredWorkloads()
  if (workloads.length === 0) return []
  const running = await listWorkloadAccounts(
    pool(),
    workloads.map(({ id }) => id),
  )
  const own = new Set(accountIds)
  const here = workloads.flatMap((workload) => {
    const accounts = running.get(workload.id)?.filter((id) => own.has(id)).length ?? 0
    return accounts > 0 ? [{ workload, accounts }] : []
  })
  const names = await readServiceNames(
    here.flatMap(({ workload }) => workload.dependencies.flatMap(({ service }) => service ?? [])),
  )
  const workloadNames = new Map(workloads.map(({ id, name }) => [id, name]))
  return here.map(({ workload: { id, name, dependencies }, accounts }) => ({
    ...{ id, name, accounts },
    dependsOn: dependencies.map((need) => needWords(need, names, workloadNames)),
  }))
}

function needWords(
  { service, region, onWorkloadId }: WorkloadNeed,
  names: Readonly<Record<string, string>>,
  workloads: ReadonlyMap<string, string>,
): string {
  if (service === null) return workloads.get(onWorkloadId ?? '') ?? 'another workload'
  return `${names[service] ?? service}${region === null ? ' in any Region' : ` in ${region}`}`
}
