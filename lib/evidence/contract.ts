/** Evidence as it crosses the wire: /api/v1/evidence, /iam and the post-mortem speak these. Times are ISO 8601 UTC. */
import type { EvidenceRow, Verdict } from '@/lib/domain/evidence/verdict'

/** One check in one account, at the moment that was asked for. */
export interface VerdictView {
  check: string
  title: string
  kind: 'auto' | 'semi'
  account: { id: string; name: string }
  verdict: Verdict
  /** What was found before it became stale or was waived; the same as `verdict` elsewhere. */
  found: Verdict
  explanation: string
  /** At most 200, the bad ones first. */
  rows: EvidenceRow[]
  total: number
  /** API calls that it rests on. */
  calls: { call: string; asOf: string }[]
  /** As of when the oldest fact behind it holds; null where nothing was read. */
  asOf: string | null
  freshUntil: string | null
  /** Since when this has been the verdict; null: the account was never judged. */
  since: string | null
  /** Why newer facts could not be read, as a sentence; null: they could. */
  unread: string | null
  waiver: WaiverView | null
}

export interface WaiverView {
  id: string
  check: string
  /** Null: every account. */
  account: { id: string; name: string } | null
  reason: string
  /** The last day, YYYY-MM-DD. */
  expiresOn: string
  by: string
  createdAt: string
}

/** How many accounts have which verdict. */
export type VerdictCounts = Record<Verdict, number>

/** A check over accounts. */
export interface CheckSummary {
  check: string
  title: string
  kind: 'auto' | 'semi'
  scope: 'account' | 'organization'
  /** The letter of the catalogue's section. */
  section: string
  counts: VerdictCounts
  /** The commonest reasons for not-checked and how many accounts each: "The role is missing", 3. */
  unchecked: { why: string; accounts: number }[]
  asOf: string | null
}

/** Evidence of a moment: roll-up per check. */
export interface PostureView {
  /** Null: now. */
  at: string | null
  checks: CheckSummary[]
  accounts: number
  /** What the evidence rests on. */
  state: EvidenceState
}

/** How collecting stands. */
export interface EvidenceState {
  /** False: no connection collects evidence. */
  isCollected: boolean
  /** Connections that are read now or were last. */
  runs: RunView[]
  /** When the newest and the oldest account's reading ended; null: never. */
  newestAt: string | null
  oldestAt: string | null
}

export interface RunView {
  id: string
  connection: { id: string; name: string }
  trigger: 'schedule' | 'person' | 'verification'
  begunAt: string
  endedAt: string | null
  total: number
  done: number
  failed: number
  /** Of those left, how long it takes at the pace of the last minutes, in seconds; null where it cannot be told. */
  secondsLeft: number | null
}

/** A check of a post-mortem's item: as of the incident, and now. */
export interface ItemEvidence {
  check: string
  title: string
  kind: 'auto' | 'semi'
  /** How to mend it. */
  mend: string
  /** At the incident's time. Null: nothing had been collected by then. */
  atIncident: VerdictCounts | null
  incidentAt: string
  /** As of when the oldest fact behind it holds; null where nothing was read. */
  incidentAsOf: string | null
  /** Null: nothing has been collected yet. */
  now: VerdictCounts | null
  nowAsOf: string | null
  /** Why it is not checked now, the commonest reason first. */
  unchecked: CheckSummary['unchecked']
  /** Accounts that could not be read while the incident lasted, with the last reading before it. */
  unreadDuring: { accounts: number; lastBefore: string | null } | null
  /** For items about the incident itself: what the machine says now; null for checks of accounts. */
  incident: IncidentVerdict | null
}

/** What the machine says of an item about the incident itself. */
export interface IncidentVerdict {
  verdict: Verdict
  explanation: string
  /** The first of them, the bad ones first. */
  rows: EvidenceRow[]
  total: number
}
