/** What the Now strip says, and whether it may say it: only a feed that is read on time tells that nothing is open. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import { SEVERITIES, type Severity } from '@/lib/domain/severity'
import type { NowView } from '@/lib/events/contract'
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

/** "2 disruptions, 1 degradation open"; "3 issues open" where AWS tells no severity; null when nothing hurts. */
export function openWords(now: Pick<NowView, 'open' | 'openCount'>): string | null {
  if (now.openCount === 0) return null
  const unsaid = now.open.filter((event) => event.severity === null && event.peakSeverity === null).length
  if (now.openCount > now.open.length || unsaid === now.openCount) return `${plural(now.openCount, 'issue')} open`
  const parts = [...SEVERITIES].reverse().map((severity) => countWords(severity, now.open))
  if (unsaid > 0) parts.push(`${plural(unsaid, 'issue')} of unsaid severity`)
  return `${parts.filter(Boolean).join(', ')} open`
}

/** "12 notices", which may stay open for months; null for none. */
export function noticeWords({ noticeCount }: Pick<NowView, 'noticeCount'>): string | null {
  return noticeCount === 0 ? null : plural(noticeCount, 'notice')
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** The mark before the words. */
export function nowMark(now: Pick<NowView, 'open' | 'openCount'> | undefined, knowledge: Knowledge): SeverityMarkKind {
  const worst = now?.open[0]
  if (worst) return worst.severity ?? worst.peakSeverity ?? 'informational'
  return knowledge === 'known' && now ? 'resolved' : 'unknown'
}

const PLURALS: Record<Severity, [string, string]> = {
  disruption: ['disruption', 'disruptions'],
  degradation: ['degradation', 'degradations'],
  informational: ['informational', 'informational'],
}

function countWords(severity: Severity, open: NowView['open']): string {
  const count = open.filter((event) => (event.severity ?? event.peakSeverity) === severity).length
  return count === 0 ? '' : `${count} ${PLURALS[severity][count === 1 ? 0 : 1]}`
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
