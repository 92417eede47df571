/** Touch: whom outages touched in a period by one clock, for how long, and which of the outages did. */
import type { Certainty, Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { Outage } from './outage'

/** ms by how sure it is; the surest counts, so that the three never overlap within one account. Never added up for readers. */
export type TouchMs = Readonly<Record<Certainty, number>>

/** For how long one account was touched, while it was in scope. */
export interface AccountTouch extends TouchMs {
  /** 12 digits. */
  id: string
  /** Null: the directory does not know it. */
  name: string | null
  /** The union of all that touched it, ms: each minute once. */
  touched: number
}

/** For how long the accounts of a team were touched, each while the team owned it and while it was in scope. */
export interface TeamTouch extends TouchMs {
  id: string
  /** Its last name, where the team is gone. */
  name: string
  /** The union over its accounts, ms: each minute once. */
  touched: number
}

/** Whom outages touched. In scope are the accounts that the reader may see and the filter asks for, each for as long. */
export interface Touch {
  /** ms, added up over accounts. */
  accountMs: TouchMs
  /** Those that were touched, longest first. */
  accounts: readonly AccountTouch[]
  /** Those of whose accounts one was touched, longest first. */
  teams: readonly TeamTouch[]
  /** Accounts of the directory in scope that have not left; 0: nothing can be inferred. */
  directoryAccounts: number
  /** Of these, those of which it is not known what they use, where that matters to what failed. */
  unknownAccounts: number
  /** Whether it touches anybody in scope, within the period; clocks do not matter. Only asked of the outages that were given. */
  touches(outage: Outage): boolean
  /**
   * The clock's stretches of the outage within the period and up to now, as far as they touch somebody in scope; in order,
   * without overlap, all with an end. Their union over outages is the time for which anybody in scope was touched by these.
   */
  stretches(outage: Outage): readonly ClosedSpan[]
  /** The same by another clock. */
  stretchesBy(clock: ImpactClock, outage: Outage): readonly ClosedSpan[]
  /** Ids of the incidents that touched the account in scope, each once, in the order of the outages. */
  incidentsOfAccount(accountId: string): Promise<string[]>
  /** The same for a team: while it owned one of the accounts that they touch. */
  incidentsOfTeam(teamId: string): Promise<string[]>
}

/** A stretch with both ends, ms. */
export type ClosedSpan = readonly [from: Instant, to: Instant]

/** What of the spans lies in [from, to); spans that go on last until `to`. In order where the spans are. */
export function clipSpans(spans: readonly Span[], from: Instant, to: Instant): readonly ClosedSpan[] {
  if (areWithin(spans, from, to)) return spans
  const clipped: ClosedSpan[] = []
  for (const [start, end] of spans) {
    const first = Math.max(start, from)
    const last = end === null ? to : Math.min(end, to)
    if (last > first) clipped.push([first, last])
  }
  return clipped
}

/** Whether nothing is to be clipped: most outages lie within what is asked for. */
function areWithin(spans: readonly Span[], from: Instant, to: Instant): spans is readonly ClosedSpan[] {
  for (const [start, end] of spans) if (end === null || start < from || end > to || end <= start) return false
  return true
}
