/** Gives what the team observed the faults of its incident: what failed is what AWS said of it, or people. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { eachInSlices } from '@/lib/db/slices'
import { parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import { formatFaults, type PlainFault, parseFaults } from '@/lib/domain/impact/faults-text'
import type { Outage } from '@/lib/domain/impact/outage'
import { partitionAt } from './outage-rows'
import { isSeenOutage } from './outage-sql'

/** The outages, those of observed times with faults; of an incident of the kind `access` they have none. */
export async function giveFaults<Some extends Outage>(
  outages: readonly Some[],
  accounts: VisibleAccounts,
): Promise<readonly Some[]> {
  const isAsked = ({ via, faults }: Outage) => via === 'observed' && faults === null
  const ids = new Set<string>()
  for (const outage of outages) if (isAsked(outage)) ids.add(outage.incidentId)
  if (ids.size === 0) return outages
  const faultsOf = await listFaults([...ids], accounts)
  const given: Some[] = []
  await eachInSlices(outages, (outage) => {
    if (!isAsked(outage)) given.push(outage)
    else given.push({ ...outage, faults: formatFaults(within(faultsOf.get(outage.incidentId) ?? [], outage)) })
  })
  return given
}

async function listFaults(
  incidentIds: readonly string[],
  accounts: VisibleAccounts,
): Promise<Map<string, PlainFault[]>> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<{
    id: string
    texts: string[] | null
    services: string[]
    regions: string[]
    partition: string | null
  }>(
    `SELECT i.id::text, i.partition,
       (SELECT array_agg(DISTINCT o.faults) FROM outage o WHERE o.incident_id = i.id AND o.via = 'own' AND ${isSeenOutage('o', accounts, bind)}) AS texts,
       CASE WHEN i.event_count = 0 AND i.origin <> 'alert' THEN i.services ELSE '{}' END AS services, i.regions
     FROM incident i WHERE i.id = ANY(${bind(incidentIds)}::bigint[])`,
    values,
  )
  return new Map(
    rows.map(({ id, texts, ...told }) => [id, texts === null ? toldFaults(told) : texts.flatMap(parseFaults)]),
  )
}

/** What people said fails. */
function toldFaults(told: { services: string[]; regions: string[]; partition: string | null }): PlainFault[] {
  const regions = told.regions.length === 0 ? [null] : told.regions
  return told.services.flatMap((service) => regions.map((region) => faultAt(service, region, told.partition)))
}

function faultAt(service: string, region: string | null, partition: string | null): PlainFault {
  const failed = service === MULTIPLE_SERVICES ? null : service
  return { service: failed, region, partition: partitionAt(region, partition), infers: true, isAccountEvent: false }
}

/** Of the incident's faults those of the service and Region that the team named; where there are none, that service there. */
function within(faults: readonly PlainFault[], { service, region, partition }: Outage): PlainFault[] {
  const same = faults.filter(
    (fault) => (service === null || fault.service === service) && (region === null || fault.region === region),
  )
  return same.length > 0 || service === null ? same : [faultAt(service, region, partition)]
}
