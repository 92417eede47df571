/** The filter of one row of history: what it counts and nothing else. */
import type { RowKey } from '@/lib/domain/history/groups'
import { splitServiceKey } from '@/lib/domain/service-id'
import type { ImpactFilter } from '@/lib/impact/filter'

/** Null where no filter can ask for it: outages of which nobody said what they hit. */
export function rowFilter(filter: ImpactFilter, rowsBy: 'service' | 'region', key: RowKey): ImpactFilter | null {
  if (key === null) return null
  if (rowsBy === 'region') return { ...filter, region: [key] }
  const asked = filter.service
    .map((value) => ({ value, ...splitServiceKey(value) }))
    .filter(({ service }) => service === key)
  // AWS's own id of a service in a Region asks for less than the whole service.
  const isWhole = asked.length === 0 || asked.some(({ region }) => region === null)
  return { ...filter, service: isWhole ? [key] : asked.map(({ value }) => value) }
}
