/** Reads which values of a filter nothing is called by: nothing can count for them. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { GLOBAL_REGION, REGION_NAMES } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import { readFacets } from '@/lib/events/read-overview'
import { listPlacesHit } from '@/lib/outages/read-places'
import { listServices } from '@/lib/service-names/read'
import type { ImpactFilter } from './filter'
import { readTeamNames } from './read-names'

/** Values as they were asked for. */
type UnknownValues = Pick<ImpactFilter, 'service' | 'region' | 'team' | 'account'>

/** Of what a reader may not know they learn no more than of what is not there. */
export async function readUnknownValues(filter: ImpactFilter, accounts: VisibleAccounts): Promise<UnknownValues> {
  const [service, region, teams, account] = await Promise.all([
    listUnknownPlaces('service', filter.service, accounts),
    listUnknownPlaces('region', filter.region, accounts),
    readTeamNames(filter.team, accounts),
    listUnknownAccounts(filter.account, accounts),
  ])
  return { service, region, team: filter.team.filter((team) => !Object.hasOwn(teams, team)), account }
}

type Place = 'service' | 'region'

const ID_OF: Readonly<Record<Place, (value: string) => string>> = {
  service: (value) => splitServiceKey(value).service,
  region: (value) => value,
}

/** Those that neither AWS's lists nor an event nor an outage that the reader may know of has. */
async function listUnknownPlaces(by: Place, asked: readonly string[], accounts: VisibleAccounts): Promise<string[]> {
  if (asked.length === 0) return []
  const [facets, services] = await Promise.all([readFacets(accounts), listServices()])
  const listed =
    by === 'service' ? services.map(({ service }) => service) : [GLOBAL_REGION, ...Object.keys(REGION_NAMES)]
  const known = new Set([...listed, ...facets[`${by}s`].map(({ value }) => value)])
  const others = asked.filter((value) => !known.has(ID_OF[by](value)))
  const hit = await listPlacesHit(by, others.map(ID_OF[by]), accounts)
  return others.filter((value) => !hit.has(ID_OF[by](value)))
}

/** Limited readers know their own; others those of the directory, and those that AWS, a usage, a person or a team named. */
async function listUnknownAccounts(asked: readonly string[], accounts: VisibleAccounts): Promise<string[]> {
  if (asked.length === 0) return []
  if (accounts !== null) return asked.filter((id) => !accounts.includes(id))
  const named = ['affected_account', 'service_usage', 'blast_report', 'team_account_period'].map(
    (table) => `EXISTS (SELECT FROM ${table} t WHERE t.account_id = a.id)`,
  )
  const { rows } = await pool().query<{ id: string }>(
    `SELECT a.id FROM unnest($1::text[]::char(12)[]) a(id)
     WHERE NOT (EXISTS (SELECT FROM aws_account d WHERE d.id = a.id) OR ${named.join(' OR ')})`,
    [asked],
  )
  const unknown = new Set(rows.map(({ id }) => id))
  return asked.filter((id) => unknown.has(id))
}
