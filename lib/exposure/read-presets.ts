/** Reads which dry runs are worth offering to somebody, from what their accounts use. */
import 'server-only'
import { readDirectory } from '@/lib/blast-radius/read-directory'
import { cachedOverview } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { type Preset, presetsOf } from '@/lib/domain/blast-radius/exposure-presets'
import { listIdentityCenters } from './read-exposed'
import { readServiceNames } from './read-uses'

/** What is used most is told from so many accounts, spread over all of them: it need not be exact. */
const SAMPLE = 300
const MOST_SERVICES = 4

/** Presets for whoever may see these accounts. */
export function listPresets(accounts: VisibleAccounts): Promise<Preset[]> {
  return cachedOverview('accounts', `presets ${visibilityKey(accounts)}`, async () => {
    const { accounts: known } = await readDirectory()
    const seen = accounts === null ? null : new Set(accounts)
    const own = known.filter(({ id, isGone }) => !isGone && (seen === null || seen.has(id)))
    const ids = own.map(({ id }) => id)
    const step = Math.max(1, Math.floor(ids.length / SAMPLE))
    const [used, identityCenters] = await Promise.all([
      listUsedMost(ids.filter((_, index) => index % step === 0)),
      listIdentityCenters(ids),
    ])
    const names = await readServiceNames(used.services.map(({ service }) => service))
    return presetsOf({
      partitions: [...new Set(own.map(({ partition }) => partition))],
      identityCenters: [...new Set(identityCenters.map(({ region }) => region))],
      regions: used.regions,
      services: used.services.map((use) => ({ ...use, name: names[use.service] ?? use.service })),
    })
  })
}

interface UsedMost {
  /** Those of most accounts first. */
  regions: string[]
  services: { service: string; region: string }[]
}

async function listUsedMost(ids: readonly string[]): Promise<UsedMost> {
  const { rows } = await pool().query<UsedMost>(
    `WITH used AS MATERIALIZED (SELECT DISTINCT account_id, service, region FROM service_usage
         WHERE account_id = ANY($1::char(12)[])),
       region AS (SELECT region, count(*) AS uses FROM used GROUP BY region),
       service AS (SELECT service, region, count(*) AS accounts FROM used WHERE region <> 'global'
         GROUP BY service, region ORDER BY accounts DESC, service, region LIMIT ${MOST_SERVICES})
     SELECT coalesce((SELECT array_agg(region ORDER BY uses DESC, region) FROM region), '{}') AS regions,
       coalesce((SELECT json_agg(json_build_object('service', service, 'region', region)
         ORDER BY accounts DESC, service, region) FROM service), '[]') AS services`,
    [ids],
  )
  return rows[0] ?? { regions: [], services: [] }
}
