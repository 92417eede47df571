/** Reads what of accounts decides whether trails end at them. */
import 'server-only'
import { readDirectory } from '@/lib/blast-radius/read-directory'
import { pool } from '@/lib/db/pool'
import type { TrailPlace, UsedRegions } from '@/lib/domain/blast-radius/exposure-ends'
import type { Trail } from '@/lib/domain/blast-radius/facts'
import { listWorkloadAccounts } from '@/lib/workloads/read-accounts'

/** An account of which something can be inferred: it has not left, and is not suspended or closed. */
export interface PlacedAccount extends TrailPlace {
  id: string
  /** Nothing but AWS Health ever told what it uses. */
  usageUnknown: boolean
}

/** Those of these accounts of which something can be inferred, with what these trails ask of them. */
export async function listPlaces(accountIds: readonly string[], trails: readonly Trail[]): Promise<PlacedAccount[]> {
  const { services, regions, organizations, workloads } = askedBy(trails)
  const { byId } = await readDirectory()
  const rows = accountIds.flatMap((id) => byId.get(id) ?? []).filter(({ isGone }) => !isGone)
  const [uses, used, ofOrganizations, inWorkloads] = await Promise.all([
    readUses(accountIds, services),
    readRegions(accountIds, regions),
    readOrganizations(rows, organizations),
    listWorkloadAccounts(pool(), workloads),
  ])
  const running = invert(inWorkloads)
  return rows.map(({ id, partition, connectionId, usageUnknown }) => ({
    ...{ id, partition, usageUnknown },
    uses: uses.get(id) ?? NOTHING,
    organizationUses: ofOrganizations.get(connectionId ?? '') ?? NOTHING,
    regions: new Set(used.get(id) ?? []),
    workloads: running.get(id) ?? new Set(),
  }))
}

const NOTHING: UsedRegions = new Map()

function askedBy(trails: readonly Trail[]) {
  const asked = { services: new Set<string>(), regions: new Set<string>(), organizations: new Set<string>() }
  const workloads = new Set<string>()
  for (const { end } of trails) {
    if (end.kind === 'uses' || end.kind === 'organization') asked.services.add(end.service)
    if (end.kind === 'organization') asked.organizations.add(end.service)
    if (end.kind === 'uses-region') asked.regions.add(end.region)
    if (end.kind === 'workload') workloads.add(end.workloadId)
  }
  const { services, regions, organizations } = asked
  return {
    ...{ services: [...services], regions: [...regions], organizations: [...organizations] },
    workloads: [...workloads],
  }
}

interface UsedRow {
  owner: string
  service: string
  regions: string[]
}

async function readUses(ids: readonly string[], services: readonly string[]): Promise<Map<string, UsedRegions>> {
  const { rows } = await pool().query<UsedRow>(
    `SELECT u.account_id::text AS owner, u.service, array_agg(DISTINCT u.region) AS regions FROM service_usage u
     WHERE u.account_id = ANY($1::char(12)[]) AND u.service = ANY($2::text[]) GROUP BY u.account_id, u.service`,
    [ids, services],
  )
  return byOwner(rows)
}

async function readRegions(ids: readonly string[], regions: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await pool().query<Omit<UsedRow, 'service'>>(
    `SELECT u.account_id::text AS owner, array_agg(DISTINCT u.region) AS regions FROM service_usage u
     WHERE u.account_id = ANY($1::char(12)[]) AND u.region = ANY($2::text[]) GROUP BY u.account_id`,
    [ids, regions],
  )
  return new Map(rows.map(({ owner, regions }) => [owner, regions]))
}

/** What accounts of these accounts' organizations use, by connection; those that are gone tell nothing. */
async function readOrganizations(
  rows: readonly { connectionId: string | null }[],
  services: readonly string[],
): Promise<Map<string, UsedRegions>> {
  if (services.length === 0) return new Map()
  const connections = new Set(rows.map(({ connectionId }) => connectionId))
  const found = await pool().query<UsedRow>(
    `SELECT d.connection_id AS owner, u.service, array_agg(DISTINCT u.region) AS regions FROM service_usage u
     JOIN aws_account d ON d.id = u.account_id
     WHERE u.service = ANY($1::text[]) AND d.connection_id = ANY($2::text[]) AND d.left_at IS NULL
       AND d.status IN ('ACTIVE', 'UNKNOWN')
     GROUP BY d.connection_id, u.service`,
    [services, [...connections]],
  )
  return byOwner(found.rows)
}

function byOwner(rows: readonly UsedRow[]): Map<string, UsedRegions> {
  const owners = new Map<string, Map<string, ReadonlySet<string>>>()
  for (const { owner, service, regions } of rows) {
    const own = owners.get(owner) ?? new Map()
    owners.set(owner, own.set(service, new Set(regions)))
  }
  return owners
}

function invert(byWorkload: ReadonlyMap<string, readonly string[]>): Map<string, Set<string>> {
  const byAccount = new Map<string, Set<string>>()
  for (const [workload, ids] of byWorkload) {
    for (const id of ids) byAccount.set(id, (byAccount.get(id) ?? new Set()).add(workload))
  }
  return byAccount
}
