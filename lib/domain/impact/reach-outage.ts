/** Whom one outage touches of those in scope, when, and how sure that is. */
import type { Certainty } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'
import type { Outage } from './outage'
import { joinClosed, type Scope, type Stretch } from './reach-scope'
import { type ClosedSpan, clipSpans } from './reach-touch'
import type { Positions, Reach } from './reach-universe'

/** That AWS named accounts in an event. */
export interface Naming {
  positions: Positions
  /** When AWS added them, ms; null: they stood there from the first. */
  since: Instant | null
}

/** What people say of the accounts of an incident. */
export interface IncidentReports {
  touched: Positions
  cleared: ReadonlySet<number>
}

/** What decides whom outages touch. */
export interface OutageFacts {
  /** Whom what failed in it reaches; the same list for the same reach. */
  reachesOf(outage: Outage): readonly Reach[]
  /** The events whose accounts it touches. */
  eventsOf(outage: Outage): readonly string[]
  /** Whom AWS named in these. */
  namingsOf(outage: Outage): readonly Naming[]
  reportsOf(incidentId: string): IncidentReports | null
}

/** Accounts in scope that are touched alike. */
export interface TouchedGroup {
  certainty: Certainty
  positions: Positions
  /** Since when, ms; null: for all of the outage. */
  since: Instant | null
  /** While one of them is in scope, in order and without overlap; null: all the time. */
  when: readonly ClosedSpan[] | null
}

/** Finds whom outages touch within a scope and a time. */
export interface Finder {
  scope: Scope
  within: Stretch
  groupsOf(outage: Outage): readonly TouchedGroup[]
}

/** Looks at each reach once, however many outages have it, and at an outage once for all that is asked of it in a row. */
export function finderOf(facts: OutageFacts, scope: Scope, within: Stretch): Finder {
  const see = seerOf(scope, within)
  const groupsOfTold = toldGroups(remembering(see))
  let last: Outage | null = null
  let groups: readonly TouchedGroup[] = []
  const groupsOf = (outage: Outage) => {
    if (outage === last) return groups
    const told = groupsOfTold(facts.reportsOf(outage.incidentId), facts.reachesOf(outage))
    const namings = facts.namingsOf(outage)
    last = outage
    groups = namings.length === 0 ? told : [...namings.flatMap((naming) => groupOf('confirmed', naming, see)), ...told]
    return groups
  }
  return { scope, within, groupsOf }
}

type See = (positions: Positions) => Seen

/** Whom people report and who is inferred to be touched: worked out once for each reports and reach. */
function toldGroups(see: See): (reports: IncidentReports | null, reaches: readonly Reach[]) => readonly TouchedGroup[] {
  const known = new Map<IncidentReports | null, Map<readonly Reach[], readonly TouchedGroup[]>>()
  return (reports, reaches) => {
    const ofReports = known.get(reports) ?? new Map<readonly Reach[], readonly TouchedGroup[]>()
    const found = ofReports.get(reaches)
    if (found !== undefined) return found
    const reported = reports === null ? [] : groupOf('reported', { positions: reports.touched, since: null }, see)
    const inferred = reaches.flatMap(({ positions }) =>
      groupOf('inferred', { positions: uncleared(positions, reports), since: null }, see),
    )
    const groups = [...reported, ...inferred]
    known.set(reports, ofReports.set(reaches, groups))
    return groups
  }
}

function uncleared(positions: Positions, reports: IncidentReports | null): Positions {
  if (reports === null || reports.cleared.size === 0) return positions
  return positions.filter((position) => !reports.cleared.has(position))
}

/** None where nobody of it is in scope. */
function groupOf(certainty: Certainty, { positions, since }: Naming, see: See): TouchedGroup[] {
  const seen = see(positions)
  return seen.positions.length === 0 ? [] : [{ certainty, positions: seen.positions, since, when: seen.when }]
}

/** What of the spans somebody of the groups is touched for, in order and without overlap. */
export function touchedTime(spans: readonly ClosedSpan[], groups: readonly TouchedGroup[]): readonly ClosedSpan[] {
  for (const { when, since } of groups) if (when === null && since === null) return spans
  const parts: ClosedSpan[] = []
  for (const { since, when } of groups) {
    const left = since === null ? spans : clipSpans(spans, since, Number.POSITIVE_INFINITY)
    if (when === null) parts.push(...left)
    else for (const [from, to] of when) parts.push(...clipSpans(left, from, to))
  }
  return joinClosed(parts)
}

/** Whether the outage, while it lasted by its own word or by any clock, touches somebody in scope. */
export function isTouched(outage: Outage, { groupsOf, within }: Finder, now: Instant): boolean {
  const groups = groupsOf(outage)
  for (const { when } of groups) if (when === null) return true
  if (groups.length === 0) return false
  const life = lifeOf(outage, within, now)
  return groups.some(({ when }) => when?.some(([from, to]) => clipSpans(life, from, to).length > 0))
}

type Seen = Pick<TouchedGroup, 'positions' | 'when'>

function seerOf(scope: Scope, within: Stretch): See {
  if (scope === null) return (positions) => ({ positions, when: null })
  const isInScope = marksOf(scope)
  return (positions) => seenOf(positions, scope, isInScope, within)
}

function remembering(see: See): See {
  const known = new Map<Positions, Seen>()
  return (positions) => {
    const seen = known.get(positions) ?? see(positions)
    known.set(positions, seen)
    return seen
  }
}

/** Those in scope. */
function seenOf(positions: Positions, scope: NonNullable<Scope>, isInScope: Uint8Array, { from, to }: Stretch): Seen {
  const seen = positions.filter((position) => isInScope[position] === 1)
  const spans = new Set<readonly ClosedSpan[]>()
  for (const position of seen) spans.add(scope.get(position) ?? [])
  const isWhole = ([first]: readonly ClosedSpan[]) => first !== undefined && first[0] <= from && first[1] >= to
  const own = [...spans]
  return { positions: seen, when: own.some(isWhole) ? null : joinClosed(own.flat()) }
}

/** By position, 1 for each of the scope: asked far faster than the scope itself. */
function marksOf(scope: NonNullable<Scope>): Uint8Array {
  let last = -1
  for (const position of scope.keys()) last = Math.max(last, position)
  const marks = new Uint8Array(last + 1)
  for (const position of scope.keys()) marks[position] = 1
  return marks
}

/** A beginning without duration counts as a moment. */
function lifeOf(outage: Outage, { from, to }: Stretch, now: Instant): readonly ClosedSpan[] {
  const { startedAt, endedAt, goesOn, lastKnownAt, spans } = outage
  const end = Math.max(endedAt ?? (goesOn ? now : (lastKnownAt ?? startedAt)), startedAt + 1)
  const clocks = Object.values(spans).flatMap((each) => clipSpans(each, from, to))
  return joinClosed([...clipSpans([[startedAt, end]], from, to), ...clocks])
}
