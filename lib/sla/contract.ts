/** What may be claimed from AWS, as pages and /api/v1 show it. Times are ISO 8601 UTC; lengths minutes, at most 3 decimals. */
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { ClaimDeadline } from '@/lib/domain/sla/billing-month'
import type { Basis, Commitment } from '@/lib/domain/sla/commitment'
import type { Standing } from '@/lib/domain/sla/standing'

/** What is asked for where an address says nothing of it: claims are late after three months, and AWS names services in wide events. */
export const SLA_USUAL = { period: 'last-90-days', clock: 'declared', named: true } as const

/** A month by one clock. */
export interface SlaClockView {
  clock: ImpactClock
  /** While outages went on in which AWS named one of our accounts. */
  confirmed: number
  /** While outages went on that touched one of our accounts, however surely; confirmed ones are part of it. */
  any: number
  /** Per cent of the month that are left by each. */
  confirmedUptime: number
  uptime: number
}

/** What is promised, and what the month comes to by one clock. */
export interface SlaComparisonView {
  clock: ImpactClock
  /** "instances that run in two or more Availability Zones of a Region at once" */
  applies: string
  /** Per cent. */
  promised: number
  confirmedUptime: number
  uptime: number
  isConfirmedBelow: boolean
  isBelow: boolean
  /** Per cent of the month's charges; null: the steps are not known, or nothing is due. */
  confirmedCredit: number | null
  credit: number | null
}

export interface SlaTermsView {
  basis: Basis
  /** AWS's page. */
  link: string
  /** YYYY-MM-DD; null: unknown. */
  dated: string | null
  unavailable: string | null
  note: string | null
  commitments: Commitment[]
}

/** A service in a Region in a billing month (UTC). */
export interface SlaMonthView {
  service: string
  name: string
  region: string
  /** YYYY-MM */
  month: string
  monthName: string
  /** The month is not over. */
  isRunning: boolean
  standing: Standing
  /** Clocks that tell time in it. */
  clocks: SlaClockView[]
  /** Clocks of which nobody knows an end: their time is left out. */
  endUnknown: ImpactClock[]
  /** What it is told by in short; null where no commitment is known. */
  headline: SlaComparisonView | null
  comparisons: SlaComparisonView[]
  terms: SlaTermsView
  deadline: ClaimDeadline
  incidentIds: string[]
}

export interface SlaView {
  asOf: string
  /** First and last month that is counted. */
  months: { first: string; last: string } | null
  /** No account is known: every outage counts as if it had touched somebody. */
  assumesAll: boolean
  /** Accounts of which it is not known what they use. */
  unknownAccounts: number
  /** What can be claimed first, soonest deadline first. At most 300 of `count`. */
  rows: SlaMonthView[]
  count: number
  /** When the catalogue was last checked, YYYY-MM-DD. */
  catalogueDate: string
}

/** One month of one service in one Region, with the text for the support case. */
export interface SlaCaseView {
  asOf: string
  /** Null: nothing touched us there in that month. */
  row: SlaMonthView | null
  name: string
  terms: SlaTermsView
  /** Accounts that AWS named; how many others people reported, and how many others are inferred. */
  accounts: { id: string; name: string | null }[]
  reportedAccounts: number
  inferredAccounts: number
  assumesAll: boolean
  /** Markdown; null where there is nothing to claim. */
  text: string | null
}
