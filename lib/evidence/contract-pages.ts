/** What pages about evidence show beside single verdicts: pages of them, matrices, trends, what moved, what is missing. */
import type { UnreadReason } from '@/lib/domain/evidence/facts'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { VerdictCounts, VerdictView } from './contract'

/** A page of verdicts, ordered by check and account. */
export interface VerdictPage {
  data: VerdictView[]
  nextCursor: string | null
}

/** What accounts are grouped by in a matrix. */
export const GROUPINGS = ['unit', 'team', 'connection'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Checks over groups of accounts. */
export interface PostureMatrix {
  groups: { id: string | null; name: string; accounts: number }[]
  /** By check, then by the group's id ('' for accounts without one). */
  counts: Record<string, Record<string, VerdictCounts>>
}

/** How many accounts had which verdict at the end of each UTC day (the last one: by now), oldest first. */
export interface TrendView {
  /** YYYY-MM-DD. */
  days: string[]
  /** By check; one entry per day, null for a day of which nothing is known. */
  checks: Record<string, (VerdictCounts | null)[]>
}

/** A verdict that is another one than it was. */
export interface MovedVerdict {
  check: string
  title: string
  account: { id: string; name: string }
  /** Null: it had not been judged before. */
  from: Verdict | null
  to: Verdict
  explanation: string
  /** When the other verdict was found. */
  at: string
}

/** A kind of evidence that could not be read in an account. */
export interface GapView {
  account: { id: string; name: string }
  /** lib/domain/evidence/facts.ts FactKind */
  kind: string
  reason: UnreadReason
  sentence: string
  since: string
  /** The last try that failed. */
  lastAt: string
}

/** Why evidence is missing: accounts by reason, the most frequent first. */
export interface MissingView {
  reason: UnreadReason
  accounts: number
  /** Some of them, at most 50, with one sentence each. */
  examples: { account: { id: string; name: string }; sentence: string; kinds: string[]; since: string }[]
}

/** How the reading of one account went. */
export interface ReadingView {
  run: string
  /** waiting: its turn has not come, or is not over. */
  state: 'waiting' | 'done' | 'failed'
  begunAt: string | null
  endedAt: string | null
  requests: number
  throttles: number
  read: number
  unread: number
  sentence: string | null
}

/** All that is known of one account at a moment. */
export interface AccountEvidence {
  account: { id: string; name: string; unit: string | null; connection: { id: string; name: string } | null }
  /** Null: now. */
  at: string | null
  verdicts: VerdictView[]
  /** What could not be read then. */
  gaps: GapView[]
  /** The last readings, newest first. */
  readings: ReadingView[]
}
