/** Chooses and orders planned changes for a filter: what is late first, then by start, what is over last and newest first. */
import type { Instant } from '@/lib/domain/health-event'
import { isOver } from '@/lib/domain/planned-changes/change-days'
import { CHANGE_GROUPS, type ChangeGroup, changeGroup } from '@/lib/domain/planned-changes/change-groups'
import { CHANGE_STATES, type ChangeState, changeState } from '@/lib/domain/planned-changes/planned-change'
import { splitServiceKey } from '@/lib/domain/service-id'
import type { ChangeTotals } from './contract'
import type { ChangeFilter } from './filter'
import type { ChangeTally } from './read-tally'

/** A change in its place. */
export interface ChosenChange {
  tally: ChangeTally
  state: ChangeState
  group: ChangeGroup
}

export interface ChosenChanges {
  changes: ChosenChange[]
  totals: ChangeTotals
}

/**
 * @param tallies oldest start first, of the accounts that the filter names
 * @param found ids in which the filter's words stand; null where it names none
 * @param now ms
 */
export function chooseChanges(
  tallies: readonly ChangeTally[],
  filter: ChangeFilter,
  found: ReadonlySet<string> | null,
  now: Instant,
): ChosenChanges {
  const groups = new Map<ChangeGroup, ChosenChange[]>(CHANGE_GROUPS.map((group) => [group, []]))
  const states = Object.fromEntries(CHANGE_STATES.map((state) => [state, 0])) as Record<ChangeState, number>
  let pending = 0
  const isOfService = serviceTest(filter.service)
  const regions = new Set(filter.region.map((region) => region.toLowerCase()))
  for (const tally of tallies) {
    if (regions.size > 0 && !regions.has(tally.region)) continue
    if (!isOfService(tally) || !touches(tally, filter) || found?.has(tally.id) === false) continue
    const state = changeState(tally, tally, now)
    if (filter.state.length > 0 && !filter.state.includes(state)) continue
    const group = changeGroup(state, tally.startsAt, now)
    groups.get(group)?.push({ tally, state, group })
    states[state] += 1
    pending += tally.pending
  }
  groups.get('over')?.reverse()
  const changes = CHANGE_GROUPS.flatMap((group) => groups.get(group) ?? [])
  const counts = CHANGE_GROUPS.map((group) => [group, groups.get(group)?.length ?? 0])
  return {
    changes,
    totals: {
      groups: Object.fromEntries(counts) as Record<ChangeGroup, number>,
      states,
      total: changes.length,
      pending,
    },
  }
}

function touches(tally: ChangeTally, { from, to }: ChangeFilter): boolean {
  if (to !== null && tally.startsAt >= to) return false
  return from === null || tally.startsAt >= from || !isOver(tally, from)
}

/** A value is a catalogue id, however AWS spells it, or, where it names a Region, AWS's own id of the service there. */
function serviceTest(services: readonly string[]): (tally: ChangeTally) => boolean {
  if (services.length === 0) return () => true
  const ids = new Set<string>()
  const upstream = new Set<string>()
  for (const value of services) {
    const { service, region } = splitServiceKey(value)
    if (region === null) ids.add(service)
    else upstream.add(upstreamName(value))
  }
  return (tally) => ids.has(tally.service) || upstream.has(upstreamName(tally.upstreamService))
}

function upstreamName(value: string): string {
  return value.toLowerCase().replaceAll('_', '-')
}
