/** Reads accounts as far as single points go: where they run, who owns them, where their people sign in. */
import 'server-only'
import { type DirectoryAccount, readDirectory } from '@/lib/blast-radius/read-directory'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { ExposedAccount, ExposedOwner, IdentityCenterUse } from '@/lib/domain/blast-radius/exposure-single-points'
import { environmentWeight } from '@/lib/domain/blast-radius/weight'

/** Those of these accounts that have not left and are not suspended or closed. */
export async function listExposed(ids: readonly string[]): Promise<ExposedAccount[]> {
  const { byId } = await readDirectory()
  return withRegions(ids.flatMap((id) => byId.get(id) ?? []))
}

/** The teams that own the account and of which the reader may see every account, by name. */
export async function listOwners(account: string, accounts: VisibleAccounts): Promise<ExposedOwner[]> {
  const { byId, accounts: known, teams } = await readDirectory()
  const mayBeSeen = accounts === null ? null : new Set(accounts)
  const owners = (byId.get(account)?.teamIds ?? []).flatMap((id) => teams.find((team) => team.id === id) ?? [])
  const owned = owners.map(({ id, name }) => ({
    ...{ id, name },
    accounts: known.filter(({ teamIds }) => teamIds.includes(id)),
  }))
  const seen = owned.filter((owner) => mayBeSeen === null || owner.accounts.every(({ id }) => mayBeSeen.has(id)))
  return Promise.all(seen.map(async (owner) => ({ ...owner, accounts: await withRegions(owner.accounts) })))
}

/** What AWS Health names says nothing of the rest: the Regions that it names do not count. */
async function withRegions(accounts: readonly DirectoryAccount[]): Promise<ExposedAccount[]> {
  const counting = accounts.filter(({ isGone }) => !isGone)
  const { rows } = await pool().query<{ id: string; regions: string[] }>(
    `SELECT u.account_id::text AS id, array_agg(DISTINCT u.region) AS regions FROM service_usage u
     WHERE u.account_id = ANY($1::char(12)[]) AND u.source <> 'health' GROUP BY u.account_id`,
    [counting.map(({ id }) => id)],
  )
  const regions = new Map(rows.map((row) => [row.id, row.regions]))
  return counting.map(({ id, partition, environment, usageUnknown }) => ({
    ...{ id, partition, usageUnknown },
    isProduction: environmentWeight(environment) > 1,
    regions: regions.get(id) ?? [],
  }))
}

/** Where the organizations of these accounts use Identity Center: it lets people into all of them. */
export async function listIdentityCenters(ids: readonly string[]): Promise<IdentityCenterUse[]> {
  const { byId } = await readDirectory()
  const own = ids.flatMap((id) => byId.get(id) ?? []).filter(({ isGone }) => !isGone)
  const { rows } = await pool().query<Omit<IdentityCenterUse, 'accounts'>>(
    `SELECT DISTINCT c.id AS "connectionId", c.name AS "connectionName", u.region FROM service_usage u
     JOIN aws_account d ON d.id = u.account_id JOIN aws_connection c ON c.id = d.connection_id
     WHERE u.service = 'identitycenter' AND c.id = ANY($1::text[]) AND d.left_at IS NULL
       AND d.status IN ('ACTIVE', 'UNKNOWN')
     ORDER BY c.name, c.id, u.region`,
    [[...new Set(own.map(({ connectionId }) => connectionId))]],
  )
  return rows.map((row) => ({
    ...row,
    accounts: own.filter(({ connectionId }) => connectionId === row.connectionId).length,
  }))
}
