/** Says what a stored verdict is for those who read it. */
import { NOT_COLLECTED } from '@/lib/domain/evidence/unread-words'
import { findCheck, kindsOf } from './check-list'
import type { VerdictView } from './contract'
import type { PastReading } from './read-past'
import type { VerdictRow } from './read-verdict-rows'

/** A row as it crosses the wire; `past` is what was known of accounts at the past moment that is asked for, null for now. */
export function presentVerdict(row: VerdictRow, past: ReadonlyMap<string, PastReading> | null): VerdictView {
  const check = findCheck(row.check)
  const reading = past?.get(row.accountId) ?? null
  const verdict = row.verdict ?? 'not-checked'
  return {
    check: row.check,
    title: check?.title ?? row.check,
    kind: check?.kind ?? 'auto',
    account: { id: row.accountId, name: row.accountName },
    verdict,
    found: row.found ?? 'not-checked',
    explanation: row.explanation ?? `${NOT_COLLECTED}: no reading of this account is over.`,
    rows: row.rows ?? [],
    total: row.total ?? 0,
    calls: row.calls ?? [],
    asOf: asOfThen(row.asOf, reading),
    freshUntil: row.freshUntil,
    since: row.since,
    unread: reading === null ? row.unread : gapOf(check === null ? [] : kindsOf(check), reading),
    waiver: row.waiver,
  }
}

/** What was found again later held at the last reading before the moment as well. */
function asOfThen(asOf: string | null, reading: PastReading | null): string | null {
  const lastAt = reading?.lastAt ?? null
  return asOf !== null && lastAt !== null && lastAt < asOf ? lastAt : asOf
}

function gapOf(needs: readonly string[], { gaps }: PastReading): string | null {
  return needs.map((kind) => gaps[kind]).find((sentence) => sentence !== undefined) ?? null
}
