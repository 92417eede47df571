/** Reads what the filter of planned changes offers: services, Regions and teams that some change concerns. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { REGION_NAMES } from '@/lib/domain/region'
import { SERVICE_NAMES } from '@/lib/domain/service-of-name'
import type { ChangeChoices } from './contract'
import { readTallies } from './read-tally'

/** As far as the reader sees them; services and Regions with the most changes first, teams by name. */
export async function readChangeChoices(visible: VisibleAccounts): Promise<ChangeChoices> {
  const [tallies, teams] = await Promise.all([readTallies({ visible, asked: null }), listChangeTeams(visible)])
  const regionName = (id: string) => (id in REGION_NAMES ? `${id} · ${REGION_NAMES[id]}` : id)
  return {
    services: counted(
      tallies.map(({ service }) => service),
      (id) => SERVICE_NAMES.get(id) ?? id,
    ),
    regions: counted(
      tallies.map(({ region }) => region),
      regionName,
    ),
    teams,
  }
}

function counted(values: readonly string[], name: (value: string) => string): ChangeChoices['services'] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([value, count]) => ({ value, name: name(value), count }))
}

/** Teams by name, of which the reader sees an account. */
export async function listChangeTeams(visible: VisibleAccounts): Promise<ChangeChoices['teams']> {
  const { rows } = await pool().query<{ value: string; name: string }>(
    `SELECT t.id AS value, t.name FROM team t
     WHERE $1::text[] IS NULL
       OR EXISTS (SELECT FROM team_account o WHERE o.team_id = t.id AND o.account_id::text = ANY($1::text[]))
     ORDER BY lower(t.name), t.id`,
    [visible],
  )
  return rows
}
