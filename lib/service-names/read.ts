/** Reads which services there are to choose from, by name, and which names no catalogue knows. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { nameWithoutRegion } from '@/lib/domain/service-id'
import { SERVICE_NAMES } from '@/lib/domain/service-of-name'
import type { ServiceChoice, UnmappedServiceView } from './contract'

/** Every service that is known, ours and those that AWS's list has since added, by name. */
export function listServices(): Promise<ServiceChoice[]> {
  return cachedRead('events', 'services by name', async () => {
    const { rows } = await pool().query<ServiceChoice>(
      'SELECT service, min(name) AS name FROM service_catalog GROUP BY service',
    )
    const listed = rows.map(({ service, name }): [string, string] => [service, nameWithoutRegion(name)])
    return Array.from(new Map([...SERVICE_NAMES, ...listed]), ([service, name]) => ({ service, name })).sort(
      (one, other) => one.name.localeCompare(other.name, 'en') || (one.service < other.service ? -1 : 1),
    )
  })
}

/**
 * Services that events or usage name and no catalogue knows, those of most accounts first: nothing says what they depend
 * on, and one that is only spelled differently is never found to be hit. Of all accounts: not for limited readers.
 */
export function listUnmappedServices(): Promise<UnmappedServiceView[]> {
  return cachedRead(['events', 'accounts'], 'unmapped services', async () => {
    const { rows } = await pool().query<Omit<UnmappedServiceView, 'seenIn'>>(
      `WITH RECURSIVE ${distinctServices('told', 'health_event')}, ${distinctServices('named', 'impacted_service')},
         ${distinctServices('used', 'service_usage')},
         unmapped AS MATERIALIZED (SELECT service FROM (TABLE told UNION TABLE named UNION TABLE used) seen
           WHERE service IS NOT NULL AND service <> ALL($1)
             AND NOT EXISTS (SELECT FROM service_catalog c WHERE c.service = seen.service))
       SELECT service,
         (SELECT count(*)::int FROM (SELECT e.id FROM health_event e WHERE e.service = u.service
            UNION SELECT i.event_id FROM impacted_service i WHERE i.service = u.service) n) AS events,
         (SELECT count(DISTINCT account_id)::int FROM service_usage s WHERE s.service = u.service) AS accounts
       FROM unmapped u ORDER BY accounts DESC, events DESC, service`,
      [[...SERVICE_NAMES.keys()]],
    )
    return rows.map(({ service, events, accounts }) => ({
      ...{ service, events, accounts },
      seenIn: [...(events > 0 ? ['events' as const] : []), ...(accounts > 0 ? ['usage' as const] : [])],
    }))
  })
}

/** The services of a table, each read once from its index however many rows it has; null at the end. */
function distinctServices(name: string, table: 'health_event' | 'impacted_service' | 'service_usage'): string {
  return `${name} (service) AS (SELECT min(service) FROM ${table}
    UNION ALL SELECT (SELECT min(t.service) FROM ${table} t WHERE t.service > ${name}.service)
    FROM ${name} WHERE ${name}.service IS NOT NULL)`
}
