/** Reads what services are called. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { nameWithoutRegion } from '@/lib/domain/service-id'
import { listServices } from '@/lib/service-names/read'

/** Display names by id: AWS's own, else the one that it gave with an outage of it; what has none is left out. */
export async function readNames(services: readonly string[]): Promise<Record<string, string>> {
  const [listed, told] = await Promise.all([
    listServices(),
    cachedRead('events', 'names in impacted services', readTold),
  ])
  const known = new Map([...told, ...listed.map(({ service, name }): [string, string] => [service, name])])
  return Object.fromEntries(
    services.flatMap((service) => {
      const name = known.get(service)
      return name === undefined ? [] : [[service, name]]
    }),
  )
}

async function readTold(): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ service: string; name: string }>(
    `SELECT service, min(service_name) AS name FROM health_event WHERE service_name IS NOT NULL GROUP BY service`,
  )
  return new Map(rows.map(({ service, name }) => [service, nameWithoutRegion(name)]))
}
