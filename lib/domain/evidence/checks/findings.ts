/** Makes findings out of what was seen: one bad thing fails a check, one unknown thing leaves it unchecked. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { EvidenceRow, Finding } from '../verdict'

/** Whom or what something was found about, and what. */
export interface Seen {
  subject: string
  detail: string
}

/** What a check saw, by what it means, and the sentence for each outcome. */
export interface Weighed {
  /** Each of these makes it fail. */
  bad: readonly Seen[]
  /** What could not be told: with any of these it does not pass. */
  unknown?: readonly Seen[]
  /** Shown as proof. */
  fine?: readonly Seen[]
  fails: string
  /** Needed where there can be unknown ones. */
  unclear?: string
  passes: string
}

/** Fails with anything bad, passes only where nothing is unknown. */
export function weigh({ bad, unknown = [], fine = [], fails, unclear = '', passes }: Weighed): Finding {
  const rows = [...rowsOf(bad, true), ...rowsOf(unknown, false), ...rowsOf(fine, false)]
  if (bad.length > 0) {
    return { verdict: 'fail', explanation: unknown.length > 0 ? `${fails} ${unclear}` : fails, rows }
  }
  return unknown.length > 0
    ? { verdict: 'not-checked', explanation: unclear, rows }
    : { verdict: 'pass', explanation: passes, rows }
}

/** "2 of 3 users", and "The one user" where there is no other: the beginning of a sentence. */
export function partOf(part: number, total: number, one: string, many?: string): string {
  return total === 1 ? `The one ${one}` : `${part.toLocaleString('en-US')} of ${counted(total, one, many)}`
}

/** "None of 3 users has …", and "The one user has no …" where there is no other: a sentence without its full stop. */
export function noneOf(
  total: number,
  noun: { one: string; many?: string },
  { does, doesNot }: { does: string; doesNot: string },
): string {
  return total === 1 ? `The one ${noun.one} ${doesNot}` : `None of ${counted(total, noun.one, noun.many)} ${does}`
}

export function pass(explanation: string, fine: readonly Seen[] = []): Finding {
  return { verdict: 'pass', explanation, rows: rowsOf(fine, false) }
}

export function fail(explanation: string, bad: readonly Seen[] = []): Finding {
  return { verdict: 'fail', explanation, rows: rowsOf(bad, true) }
}

export function notApplicable(explanation: string, seen: readonly Seen[] = []): Finding {
  return { verdict: 'not-applicable', explanation, rows: rowsOf(seen, false) }
}

export function notChecked(explanation: string, seen: readonly Seen[] = []): Finding {
  return { verdict: 'not-checked', explanation, rows: rowsOf(seen, false) }
}

/** Of a semi item: what a person decides on. */
export function collected(explanation: string, seen: readonly Seen[]): Finding {
  return { verdict: 'collected', explanation, rows: rowsOf(seen, false) }
}

function rowsOf(seen: readonly Seen[], isBad: boolean): EvidenceRow[] {
  return seen.map(({ subject, detail }) => ({ subject, detail, isBad }))
}
