/** The blast radius of an incident as it crosses the wire. Times are ISO 8601 UTC. */
import type { AccountReport, Certainty, Criticality } from '@/lib/domain/blast-radius/facts'

/** What rows are made of: one for each account, team, and so on. */
export const BLAST_DIMENSIONS = ['account', 'team', 'environment', 'service', 'ou', 'entity'] as const
export type BlastDimension = (typeof BLAST_DIMENSIONS)[number]

/** How many accounts are touched, and of how many. */
export interface BlastCounts {
  /** confirmed + reported + inferred. */
  touched: number
  confirmed: number
  reported: number
  inferred: number
  /** Not known to be touched, and it is not known what they use, where that matters. */
  unknown: number
  /** A person said that they were not touched, and nothing AWS said speaks against it. */
  cleared: number
  /** Accounts that count: those that have not left and are not suspended or closed, and whoever else is touched. */
  total: number
}

/** The whole of it in figures. */
export interface BlastSummary extends BlastCounts {
  /** Null for a dry run. */
  incidentId: string | null
  /** The moment that was asked for; null: the whole time of the incident. */
  at: string | null
  /** When it was worked out. */
  asOf: string
  /** Version of the catalogue of dependencies. */
  catalogue: string
  /** Resources that AWS named. */
  entities: number
  /** What the touched accounts weigh, per thousand of all. */
  weight: number
}

/** Why an account is touched. */
export interface BlastReason {
  certainty: Certainty
  /** For people, whole. */
  sentence: string
  eventId: string | null
  service: string | null
  serviceName: string | null
  region: string | null
  /** From what failed to the account, by name. */
  path: string[]
  /** AWS's page, the event or who declared it: what the reason rests on. */
  source: string | null
  /** The usage it rests on; null where it rests on none. */
  usage: BlastUsage | null
  /** Since when AWS names it, or when a person said so. */
  since: string | null
}

/** That the account uses the service, and how that is known. */
export interface BlastUsage {
  source: 'config' | 'resource-explorer' | 'health' | 'csv'
  resources: number | null
  asOf: string
  /** Last seen more than 30 days before. */
  stale: boolean
}

/** A resource that AWS named. */
export interface BlastEntity {
  entityValue: string
  entityArn: string | null
  status: string | null
}

/** One account. */
export interface BlastAccountRow {
  accountId: string
  /** Null: the directory does not know it. */
  name: string | null
  status: string | null
  /** The first by name; null: nobody's. */
  team: string | null
  teams: { id: string; name: string }[]
  environment: string | null
  criticality: Criticality | null
  orgUnit: { id: string; name: string; path: string } | null
  certainty: Certainty
  /** What a person said against AWS's word; null where nobody did. */
  clearedBy: { name: string; note: string; at: string } | null
  weight: number
  /** The first 20, the surest first. */
  reasons: BlastReason[]
  reasonCount: number
  /** The first 100 by value; all of them with by=entity&account=…. */
  entities: BlastEntity[]
  entityCount: number
}

/** What there is to say of one account at a moment, or over the whole time; also of one that is not touched. */
export interface BlastAccountDetail extends Omit<BlastAccountRow, 'certainty'> {
  /** cleared: a person said that it is not touched. unknown: it is not known what it uses. none: not touched. */
  certainty: Certainty | 'cleared' | 'unknown' | 'none'
  /** What a person said of it. */
  report: AccountReport | null
}

/** One team, environment, service or unit, with the accounts in it that are touched. */
export interface BlastGroupRow {
  /** The team's or unit's id, the environment, the service; null: accounts without one. */
  id: string | null
  name: string
  /** Regions in which the service fails; only by service. */
  regions?: string[]
  touched: number
  confirmed: number
  reported: number
  inferred: number
  /** Accounts of the group that count. */
  total: number
  entities: number
  weight: number
}

/** One resource that AWS named. */
export interface BlastEntityRow extends BlastEntity {
  accountId: string
  accountName: string | null
  eventId: string
  service: string
  serviceName: string
  region: string
  lastUpdatedAt: string | null
}

/** One page of rows of a dimension, the figures of the whole, and the cursor of the next page. */
export interface BlastPage<Row = BlastAccountRow | BlastGroupRow | BlastEntityRow> {
  summary: BlastSummary
  data: Row[]
  nextCursor: string | null
}

/** What would make it surer, and how many accounts it is about. */
export interface SurerHint {
  /** For people: what is not known. */
  sentence: string
  accounts: number
  /** Where it can be mended; null where nowhere in the application. */
  href: string | null
  action: string | null
}
