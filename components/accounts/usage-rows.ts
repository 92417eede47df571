/** Service usage of one account as lines to be read: a service as one source knows it, with its Regions. */
import type { ServiceUsageView, UsageSource } from '@/lib/service-usage/contract'

export interface UsageRow {
  service: string
  source: UsageSource
  regions: { region: string; resources: number | null }[]
  /** The oldest of its Regions: nothing in the line is older. */
  asOf: string
}

const SOURCES: Readonly<Record<UsageSource, string>> = {
  config: 'AWS Config',
  'resource-explorer': 'Resource Explorer',
  health: 'AWS Health named it',
  csv: 'A file',
}

/** Where we know it from. */
export function usageSourceName(source: UsageSource): string {
  return SOURCES[source]
}

/** In the order in which usages are given: by service, then Region. */
export function usageRows(usages: readonly ServiceUsageView[]): UsageRow[] {
  const rows = new Map<string, UsageRow>()
  for (const { service, source, region, resources, asOf } of usages) {
    const key = `${service} ${source}`
    const row = rows.get(key) ?? { service, source, regions: [], asOf }
    row.regions.push({ region, resources })
    if (asOf < row.asOf) row.asOf = asOf
    rows.set(key, row)
  }
  return [...rows.values()]
}
