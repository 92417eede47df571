/** Which services each account uses, as it crosses the wire. Times are ISO 8601 UTC. */
import type { InventoryFinding } from '@/lib/domain/usage-count'

/** Where we know it from. */
export const USAGE_SOURCES = ['config', 'resource-explorer', 'health', 'csv'] as const
export type UsageSource = (typeof USAGE_SOURCES)[number]

/** An account uses a service in a Region, says one source. */
export interface ServiceUsageView {
  service: string
  /** AWS Region id or `global`. */
  region: string
  source: UsageSource
  /** Null where the source does not count. */
  resources: number | null
  /** For `health`: when AWS last named the account in an event of the service. */
  asOf: string
}

/** How far the services of a connection's accounts are known. */
export interface InventoryStateView {
  connectionId: string
  connectionName: string
  /** What could be asked, in the order in which it was. */
  found: InventoryFinding[]
  /** When it was last read whole; null: never. */
  lastCompleteAt: string | null
  /** Why the latest reading failed, in a sentence. */
  failure: string | null
}

/** What a file of service usage would change, or has changed. */
export interface UsageImport {
  /** False: this is a preview, nothing was changed. */
  applied: boolean
  lines: number
  /** Where there are any, nothing can be applied; the first 100. */
  problems: { line: number; what: string }[]
  problemCount: number
  accounts: number
  services: number
  regions: number
  /** Names that no catalogue knows, the first 20, and how many there are: they are kept as they are. */
  unmapped: string[]
  unmappedCount: number
  /** The file, for a form to send again with "apply"; blank once that is done. */
  csv: string
}
