/** Reads what accounts use, by service and Region, each account by the most direct source that knows it. */
import 'server-only'
import { USAGE_LASTS_MS } from '@/lib/blast-radius/read-facts'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { ExposureUse } from '@/lib/domain/blast-radius/exposure'
import type { Instant } from '@/lib/domain/health-event'
import { listServices } from '@/lib/service-names/read'

/** Sources of usage, the most direct first. */
const RANK = `array_position(ARRAY['config', 'resource-explorer', 'csv', 'health'], u.source)`

/** What these accounts use. Stale is what was last seen long before `now`, in ms. */
export async function listUses(accountIds: readonly string[], now: Instant): Promise<ExposureUse[]> {
  const { rows } = await pool().query<ExposureUse>(
    `SELECT service, region, count(*)::int AS accounts, sum(resources)::float8 AS resources,
       ARRAY(SELECT DISTINCT s FROM unnest(string_to_array(string_agg(sources, ' '), ' ')) s ORDER BY s) AS sources,
       ${iso('min(as_of)')} AS "asOf", count(*) FILTER (WHERE as_of < $2)::int AS "staleAccounts"
     FROM (SELECT u.account_id, u.service, u.region, max(u.as_of) AS as_of, string_agg(DISTINCT u.source, ' ') AS sources,
         (array_agg(u.resources ORDER BY u.resources IS NULL, ${RANK}))[1] AS resources
       FROM service_usage u WHERE u.account_id = ANY($1::char(12)[]) GROUP BY u.account_id, u.service, u.region) one
     GROUP BY service, region ORDER BY service, region`,
    [accountIds, new Date(now - USAGE_LASTS_MS)],
  )
  return rows
}

/** The names of these services as AWS writes them, by id; one that nothing names is left out. */
export async function readServiceNames(services: readonly string[]): Promise<Record<string, string>> {
  const wanted = new Set(services)
  const known = await listServices()
  return Object.fromEntries(
    known.filter(({ service }) => wanted.has(service)).map(({ service, name }) => [service, name]),
  )
}
