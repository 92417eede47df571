/** What the Now strip says, and whether it may say it: only a feed that is read on time tells that nothing is open. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import { rowMark } from '@/lib/domain/incident-row'
import type { NowView } from '@/lib/events/contract'
import type { NowIncidentsView } from '@/lib/incidents/contract'
import type { FreshnessView } from '@/lib/source-health/contract'
import { SignedOutError } from '@/lib/wire/fetch-json'

/**
 * known: read on time. stale: read before, not on time now. never: not read yet. lost: this page cannot reach its server.
 * signed-out: the server answers, and tells strangers nothing.
 */
export type Knowledge = 'known' | 'stale' | 'never' | 'lost' | 'signed-out'

/** A missed poll or two are no trouble yet; the server says `late` by its own, closer, reckoning. */
const LATE_AFTER = 3
const GRACE = 120_000

interface Known {
  now: NowView | undefined
  freshness: FreshnessView | undefined
  /** What went wrong when this page asked last; null for each question that was answered. */
  errors: readonly (Error | null)[]
  /** Milliseconds. */
  at: number
}

export function knowledgeOf({ now, freshness, errors, at }: Known): Knowledge {
  if (errors.some((error) => error instanceof SignedOutError)) return 'signed-out'
  if (errors.some((error) => error !== null)) return 'lost'
  const readAt = latest(now?.currentReadAt ?? null, freshness?.checkedAt ?? null)
  if (readAt === null) return 'never'
  const state = freshness?.state ?? 'late'
  const limit = LATE_AFTER * (freshness?.pollSeconds ?? 60) * 1000 + GRACE
  return state === 'ok' && at - Date.parse(readAt) <= limit ? 'known' : 'stale'
}

/** What goes on: our incidents, and how many issues AWS lists as open; undefined while it is being read. */
export interface Ongoing {
  incidents: NowIncidentsView | undefined
  now: Pick<NowView, 'openCount' | 'noticeCount'> | undefined
}

/** "3 incidents open, 2 unacknowledged"; what else is known where there is none. */
export function openWords({ incidents, now }: Ongoing, knowledge: Knowledge): string {
  if (incidents && incidents.count > 0) return `${plural(incidents.count, 'incident')} open, ${heldWords(incidents)}`
  // People may have resolved what AWS still calls open.
  if (incidents && now && now.openCount > 0) {
    return `No incident open; AWS still lists ${plural(now.openCount, 'issue')}`
  }
  if (knowledge !== 'known' || !incidents || !now) return 'Not known'
  return now.noticeCount > 0 ? 'No issue open' : 'AWS lists nothing open'
}

function heldWords({ count, unacknowledgedCount }: NowIncidentsView): string {
  if (unacknowledgedCount === 0) return 'in hand'
  return unacknowledgedCount === count
    ? 'unacknowledged'
    : `${unacknowledgedCount.toLocaleString('en-US')} unacknowledged`
}

/** "12 notices", which may stay open for months; null for none. */
export function noticeWords({ noticeCount }: Pick<NowView, 'noticeCount'>): string | null {
  return noticeCount === 0 ? null : plural(noticeCount, 'notice')
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** The mark before the words: never that of what is over unless that is known. */
export function nowMark({ incidents, now }: Ongoing, knowledge: Knowledge): SeverityMarkKind {
  const worst = incidents?.incidents[0]
  if (worst) return rowMark(worst).kind
  if (!incidents || !now) return 'unknown'
  if (now.openCount > 0) return 'informational'
  return knowledge === 'known' ? 'resolved' : 'unknown'
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
