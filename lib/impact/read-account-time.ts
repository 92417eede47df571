/** Works out for how long accounts and teams were touched in a stretch of time, and adds up what several come to. */
import type { AccountTimes, Times } from '@/lib/domain/impact/account-time'
import type { Outage } from '@/lib/domain/impact/outage'
import { reachFigureSteps } from '@/lib/domain/impact/reach-figures'
import { finderOf, type OutageFacts } from '@/lib/domain/impact/reach-outage'
import { type OwnedPeriod, type Scope, type Stretch, tenuresOf } from '@/lib/domain/impact/reach-scope'
import type { TouchMs } from '@/lib/domain/impact/reach-touch'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { Places } from './read-reach-facts'
import type { OwnedAccount } from './read-teams-owned'

/** ms of a team: its accounts', added up, and while any of them was touched. */
export type TeamFigures = TouchMs & { touched: number }

/** What accounts and teams come to in a stretch of time. */
export interface TimePart {
  /** Of which accounts; null: the first of the times is that of position 0, and so on. */
  positions: Uint32Array | null
  times: Readonly<Record<keyof Times, ArrayLike<number>>>
  /** By id. */
  teams: ReadonlyMap<string, TeamFigures>
}

export interface StretchQuestion {
  outages: readonly Outage[]
  clock: ImpactClock
  facts: OutageFacts
  scope: Scope
  owned: readonly OwnedPeriod[]
  places: Places
  within: Stretch
}

/** The figures of one stretch of time. */
export function* sumSteps(question: StretchQuestion): Generator<undefined, TimePart> {
  const { outages, clock, facts, scope, owned, places, within } = question
  const { teams, tenures } = tenuresOf(owned, scope, within)
  const finder = finderOf(facts, scope, within)
  const counted = { size: places.size(), ownerCount: teams.length, tenures }
  yield
  const times = yield* reachFigureSteps({ outages, clock, finder, ...counted })
  return { positions: null, times: times.accounts, teams: teamsOf(times, teams) }
}

/** The sums of disjoint stretches of time. `size`: one more than the last position. */
export function* addSteps(
  parts: readonly TimePart[],
  size: number,
): Generator<undefined, { times: Times; teams: Map<string, TeamFigures> }> {
  const times = {
    confirmed: new Float64Array(size),
    reported: new Float64Array(size),
    inferred: new Float64Array(size),
  }
  const teams = new Map<string, TeamFigures>()
  for (const part of parts) {
    addTo(times.confirmed, part.times.confirmed, part.positions)
    addTo(times.reported, part.times.reported, part.positions)
    addTo(times.inferred, part.times.inferred, part.positions)
    for (const [id, figures] of part.teams) teams.set(id, plus(teams.get(id), figures))
    yield
  }
  return { times, teams }
}

/** By the account's position; the same list for the same, as long as the universe knows all of its accounts. */
export function ownedAt(owned: readonly OwnedAccount[], places: Places): readonly OwnedPeriod[] {
  const known = placed.get(owned)
  if (known?.universe === places.universe) return known.periods
  const periods = owned.map(({ accountId, ...period }) => ({ ...period, position: places.positionOf(accountId) }))
  const { universe } = places
  if (periods.every(({ position }) => position < universe.accounts.length)) placed.set(owned, { universe, periods })
  return periods
}

const placed = new WeakMap<readonly OwnedAccount[], { universe: Places['universe']; periods: readonly OwnedPeriod[] }>()

function addTo(sum: Float64Array, more: ArrayLike<number>, positions: Uint32Array | null): void {
  for (let index = 0; index < more.length; index += 1) {
    const position = positions === null ? index : (positions[index] ?? 0)
    sum[position] = (sum[position] ?? 0) + (more[index] ?? 0)
  }
}

function plus(known: TeamFigures | undefined, more: TeamFigures): TeamFigures {
  if (known === undefined) return more
  return {
    confirmed: known.confirmed + more.confirmed,
    reported: known.reported + more.reported,
    inferred: known.inferred + more.inferred,
    touched: known.touched + more.touched,
  }
}

function teamsOf(
  { owners, ownersTouched }: AccountTimes,
  teams: readonly { id: string; name: string }[],
): Map<string, TeamFigures> {
  const found = new Map<string, TeamFigures>()
  const { confirmed, reported, inferred } = owners
  for (const [index, { id }] of teams.entries()) {
    const touched = ownersTouched[index] ?? 0
    const ms = { confirmed: confirmed[index] ?? 0, reported: reported[index] ?? 0, inferred: inferred[index] ?? 0 }
    if (touched > 0) found.set(id, { ...ms, touched })
  }
  return found
}
