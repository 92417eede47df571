/** Reads what services are called. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { nameWithoutRegion } from '@/lib/domain/service-id'
import { listServices } from '@/lib/service-names/read'

/** Display names by id: AWS's own, else the one that it gave with an outage of it; what has none is left out. */
export async function readNames(services: readonly string[]): Promise<Record<string, string>> {
  const listed = new Map((await listServices()).map(({ service, name }) => [service, name]))
  const told = await readTold(services.filter((service) => !listed.has(service)))
  return Object.fromEntries(
    services.flatMap((service) => {
      const name = listed.get(service) ?? told.get(service)
      return name === undefined ? [] : [[service, name]]
    }),
  )
}

async function readTold(services: readonly string[]): Promise<Map<string, string>> {
  if (services.length === 0) return new Map()
  const { rows } = await pool().query<{ service: string; name: string }>(
    `SELECT service, min(service_name) AS name FROM health_event
     WHERE service = ANY($1) AND service_name IS NOT NULL GROUP BY service`,
    [services],
  )
  return new Map(rows.map(({ service, name }) => [service, nameWithoutRegion(name)]))
}
