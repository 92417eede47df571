/** IAM changes as they cross the wire: /api/v1/iam/changes, /iam/changes and an incident's tab. Times are ISO 8601 UTC. */
import type { Means } from '@/lib/domain/iam-changes/change'

export interface IamChangeView {
  id: string
  eventId: string
  at: string
  account: { id: string; name: string }
  eventSource: string
  eventName: string
  region: string
  actor: { type: string | null; arn: string | null; name: string }
  sourceIp: string | null
  userAgent: string | null
  subject: string
  means: Means
  /** The rule behind `means`, as a sentence: it is a heuristic. */
  meansWhy: string
  errorCode: string | null
  /** True: done by unknown means, it went well, and nobody said why. */
  needsReason: boolean
  explanation: { text: string; by: string; at: string } | null
  version: number
}

export interface IamChangePage {
  data: IamChangeView[]
  nextCursor: string | null
  coverage: CoverageView
}

/** How far the calls of a window are known. */
export interface CoverageView {
  from: string
  to: string
  /** Accounts whose window is known whole, partly, and not at all. */
  whole: number
  partly: number
  none: number
  /** When at least one account is known, in order; the rest of the window nobody looked into. */
  known: { from: string; to: string }[]
  /** Lookups under way, and the commonest reasons why others are not: "…may not call cloudtrail:LookupEvents", 3. */
  waiting: number
  refused: { why: string; accounts: number }[]
}

/** Calls per minute by result, for the lane of errors. */
export interface CallMinute {
  minute: string
  eventSource: string
  /** Empty: it went well. */
  errorCode: string
  calls: number
}

/** When calls of ours began and stopped failing: proposed as a window of the clock `observed`. */
export interface MeasuredWindow {
  from: string
  /** Null: they fail still. */
  to: string | null
  eventSource: string
  errorCodes: string[]
  failed: number
  /** The rule, as a sentence with its figures. */
  sentence: string
}

export interface AlertView {
  id: string
  rule: string
  ruleName: string
  account: { id: string; name: string }
  subject: string
  firstAt: string
  lastAt: string
  changes: number
}

export interface MuteView {
  id: string
  rule: string
  ruleName: string
  account: { id: string; name: string } | null
  reason: string
  /** The last day, YYYY-MM-DD; null: for good. */
  until: string | null
  by: string
  createdAt: string
}

/** Everything that a page of changes draws. */
export interface ShownChanges extends IamChangePage {
  counts: { total: number; unexplained: number; failed: number }
  minutes: CallMinute[]
  /** When calls began and stopped failing. */
  measured: MeasuredWindow[]
  /** The window, in ms. */
  from: number
  to: number
}

/** What an incident's overview shows of identity: why it was opened, and a lane on its clock strip. */
export interface IncidentLaneView {
  alerts: AlertView[]
  /** Minutes in which something was changed, oldest first, at most 500. */
  changes: { at: string; count: number; unexplained: number }[]
  /** Times in which calls failed every few minutes. */
  failing: { from: string; to: string }[]
  /** Calls that failed. */
  failed: number
}
