/** Which accounts a summary is about, and when: those of a team only while the team owned them. */
import { joinSpans } from '@/lib/domain/blast-radius/spans'
import type { Instant } from '../health-event'
import { type ClosedSpan, clipSpans } from './reach-touch'

/** When accounts count, by position; who is left out never does. Null: all of them, always. */
export type Scope = ReadonlyMap<number, readonly ClosedSpan[]> | null

/** That a team owned an account. */
export interface OwnedPeriod {
  teamId: string
  /** The team's name now; of one that is gone its last. */
  teamName: string
  position: number
  /** ms; null: as far back as anything is known. */
  from: Instant | null
  /** ms; null: it still does. */
  until: Instant | null
}

/** When an account counts for an owner: its time in scope, and for a team the time for which the team owned it as well. */
export interface Tenure {
  position: number
  /** Index of the owner. */
  owner: number
  /** In order, without overlap. */
  spans: readonly ClosedSpan[]
}

/** A stretch of time, ms; `to` is no longer part of it. */
export interface Stretch {
  from: Instant
  to: Instant
}

/** What decides the scope. */
export interface ScopeQuestion extends Stretch {
  /** What the reader may see; null: everything. */
  visible: readonly number[] | null
  /** Whichever of both; both null: no account is asked for in particular. */
  asked: readonly number[] | null
  /** Of the teams that are asked for. */
  owned: readonly OwnedPeriod[] | null
}

/** The scope within [from, to). */
export function scopeOf({ visible, asked, owned, from, to }: ScopeQuestion): Scope {
  const always: readonly ClosedSpan[] = to > from ? [[from, to]] : []
  if (asked === null && owned === null)
    return visible === null ? null : new Map(visible.map((position) => [position, always]))
  const sees = visible === null ? null : new Set(visible)
  const spans = new Map<number, readonly ClosedSpan[]>()
  for (const period of owned ?? []) {
    const known = spans.get(period.position) ?? []
    spans.set(period.position, joinClosed([...known, ...spansOfPeriod(period, { from, to })]))
  }
  for (const position of asked ?? []) spans.set(position, always)
  for (const [position, own] of spans) if (own.length === 0 || sees?.has(position) === false) spans.delete(position)
  return spans
}

/** The times for which teams owned accounts, as far as these are in scope, and the teams by their index. */
export function tenuresOf(
  owned: readonly OwnedPeriod[],
  scope: Scope,
  within: Stretch,
): { teams: { id: string; name: string }[]; tenures: Tenure[] } {
  const owners = new Map<string, { owner: number; byPosition: Map<number, Tenure> }>()
  const teams: { id: string; name: string }[] = []
  const always = clipSpans([[within.from, within.to]], within.from, within.to)
  for (const period of owned) {
    const { teamId, teamName, position } = period
    if (scope?.has(position) === false) continue
    const isLasting = period.from === null && period.until === null
    const spans = inScope(isLasting ? always : spansOfPeriod(period, within), position, scope)
    if (spans.length === 0) continue
    const team = owners.get(teamId) ?? { owner: teams.push({ id: teamId, name: teamName }) - 1, byPosition: new Map() }
    owners.set(teamId, team)
    const known = team.byPosition.get(position)?.spans
    const joined = known === undefined ? spans : joinClosed([...known, ...spans])
    team.byPosition.set(position, { position, owner: team.owner, spans: joined })
  }
  return { teams, tenures: [...owners.values()].flatMap(({ byPosition }) => [...byPosition.values()]) }
}

/** What of the spans lies in the account's time in scope. */
export function inScope(spans: readonly ClosedSpan[], position: number, scope: Scope): readonly ClosedSpan[] {
  if (scope === null) return spans
  const own = scope.get(position) ?? []
  return own.flatMap(([from, to]) => clipSpans(spans, from, to))
}

/** The same time in order and without overlap. */
export function joinClosed(spans: readonly ClosedSpan[]): readonly ClosedSpan[] {
  return spans.length < 2 ? spans : (joinSpans(spans) as ClosedSpan[])
}

/** When the team owned the account within the time. */
export function spansOfPeriod({ from, until }: OwnedPeriod, within: Stretch): readonly ClosedSpan[] {
  return clipSpans([[from ?? within.from, until]], within.from, within.to)
}
