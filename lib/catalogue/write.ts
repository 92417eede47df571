/** Stores AWS's list of services and Regions. What AWS no longer lists stays: old events still speak of it. */
import 'server-only'
import { insertRows, timestamp } from '@/lib/db/bulk'
import { inTransaction } from '@/lib/db/transaction'
import type { CatalogueService } from '@/lib/sources/source'

/** Adds and changes services and Regions. */
export async function storeCatalogue(services: readonly CatalogueService[]): Promise<void> {
  const distinct = [...new Map(services.map((service) => [service.upstreamService, service])).values()]
  const regions = new Map(
    services.flatMap(({ region, regionName }) => (regionName ? [[region, regionName] as const] : [])),
  )
  await inTransaction(async (client) => {
    await insertRows(
      client,
      'service_catalog',
      [
        { name: 'upstream_service', type: 'text', value: ({ upstreamService }) => upstreamService },
        { name: 'service', type: 'text', value: ({ service }) => service },
        { name: 'region', type: 'text', value: ({ region }) => region },
        { name: 'name', type: 'text', value: ({ name }) => name },
        { name: 'short_name', type: 'text', value: ({ shortName }) => shortName },
        { name: 'type_code', type: 'text', value: ({ typeCode }) => typeCode },
        { name: 'launched_at', type: 'timestamptz', value: ({ launchedAt }) => timestamp(launchedAt) },
      ],
      distinct,
      `ON CONFLICT (upstream_service) DO UPDATE SET service = excluded.service, region = excluded.region,
         name = excluded.name, short_name = excluded.short_name, type_code = excluded.type_code,
         launched_at = excluded.launched_at`,
    )
    await insertRows(
      client,
      'region',
      [
        { name: 'id', type: 'text', value: ([id]) => id },
        { name: 'name', type: 'text', value: ([, name]) => name },
      ],
      [...regions],
      'ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE region.name <> excluded.name',
    )
  })
}
