/** Planned changes as they cross the wire: /api/v1/changes, /changes, CSV. Times are ISO 8601 UTC, days YYYY-MM-DD. */
import type { ChangeGroup } from '@/lib/domain/planned-changes/change-groups'
import type { ChangeCounts, ChangeState } from '@/lib/domain/planned-changes/planned-change'

/** A team that owns accounts of a change, and how many of them. */
export interface ChangeTeam {
  id: string
  name: string
  accounts: number
}

/** How many resources pended from a moment on. */
export interface BurnDownView {
  at: string
  pending: number
}

/** What lists show of a planned change, as far as the reader sees its accounts; of a filter by account or team those alone. */
export interface PlannedChangeView {
  /** That of the HealthEvent. */
  id: string
  arn: string | null
  title: string
  service: string
  serviceName: string
  region: string
  typeCode: string | null
  category: string
  /** AWS's own: open, closed, upcoming. */
  eventStatus: string
  state: ChangeState
  startsAt: string
  endsAt: string | null
  /** Where AWS names days alone; the last one is part of it. */
  days: { from: string; to: string } | null
  /** Accounts that AWS named. */
  accounts: number
  /** Resources that AWS named, by what is still to be done. */
  resources: ChangeCounts
  /** Owners of those accounts, the one with the most first, at most 20. */
  teams: ChangeTeam[]
  /** How many accounts belong to no team. */
  unownedAccounts: number
  /** ACTION_REQUIRED, ACTION_MAY_BE_REQUIRED, INFORMATIONAL or what AWS wrote. */
  actionability: string | null
  /** AWS's page about it. */
  awsUrl: string | null
  /** When AWS last said anything about it. */
  saidAt: string
  /** By day, oldest first; empty where no resource has a status. */
  burnDown: BurnDownView[]
}

/** How many changes match, by group and by state, and what pends in them. */
export interface ChangeTotals {
  groups: Record<ChangeGroup, number>
  states: Record<ChangeState, number>
  total: number
  pending: number
}

/** A change on the page, with its group. */
export interface ListedChange extends PlannedChangeView {
  group: ChangeGroup
}

/** A bar of the calendar. */
export interface CalendarChange {
  id: string
  title: string
  service: string
  region: string
  state: ChangeState
  firstDay: string
  lastDay: string
  /** Null: whole days. */
  startsAt: string | null
  resources: ChangeCounts
}

/** How far a team, or an account, is. */
export interface TeamProgress extends ChangeCounts {
  /** Null: accounts that belong to no team. */
  id: string | null
  name: string | null
  accounts: number
  /** How many of its accounts have something that pends. */
  pendingAccounts: number
}

export interface AccountProgress extends ChangeCounts {
  id: string
  /** Null where no directory holds it. */
  name: string | null
  teams: string[]
  /** Whether AWS names the account itself as what is hit. */
  isWhole: boolean
}

/** One thing that AWS changed about whom a change concerns, or about its dates. */
export interface ChangeMove {
  at: string
  /** dates: of the change itself; before and after as "start/end" in ISO 8601. */
  kind: 'account' | 'resource' | 'dates'
  accountId: string | null
  entityValue: string | null
  before: string | null
  after: string | null
}

/** A calendar address, without its secret. */
export interface CalendarFeedView {
  id: string
  name: string
  /** As a query string. */
  filter: string
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** An address that was just made: the only time that it can be seen. */
export interface MadeCalendarFeed {
  id: string
  name: string
  /** Path with the secret; where people reach Faultline stands before it. */
  path: string
}

export const LONGEST_FEED_NAME = 60

/** What the filter offers. */
export interface ChangeChoices {
  services: { value: string; name: string; count: number }[]
  regions: { value: string; name: string; count: number }[]
  teams: { value: string; name: string }[]
}
