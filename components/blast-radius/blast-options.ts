/** What the menus of the filters offer: whatever some touched account has. */
import type { FilterOption } from '@/components/ui/filter-option'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { groupsOf } from '@/lib/domain/blast-radius/figures'
import { NO_FILTER, NONE } from '@/lib/domain/blast-radius/filter'
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import { unitPath, unitsWithin } from '@/lib/domain/blast-radius/units'

/** The options of each menu. */
interface BlastOptions {
  teams: FilterOption[]
  environments: FilterOption[]
  units: FilterOption[]
  services: FilterOption[]
}

export const NO_OPTIONS: BlastOptions = { teams: [], environments: [], units: [], services: [] }

/** Those with most touched accounts first, units by their place. */
export function blastOptions(facts: BlastFacts, touches: Uint8Array): BlastOptions {
  const groups = (by: 'team' | 'environment') =>
    groupsOf(facts, touches, by, NO_FILTER)
      .toSorted((one, other) => other.touched - one.touched)
      .map(({ id, name, touched }) => ({ value: id ?? NONE, label: name, count: touched }))
  return {
    teams: groups('team'),
    environments: groups('environment'),
    units: unitOptions(facts, touches),
    services: serviceOptions(facts),
  }
}

function unitOptions({ units, accounts }: BlastFacts, touches: Uint8Array): FilterOption[] {
  const own = units.map(() => 0)
  for (const [index, { unit }] of accounts.entries())
    if (unit !== null && (touches[index] ?? 0) >= TOUCH.inferred) own[unit] = (own[unit] ?? 0) + 1
  return units
    .map(({ id }, index) => ({
      value: id,
      label: unitPath(units, index).join(' / '),
      count: [...unitsWithin(units, id)].reduce((sum, each) => sum + (own[each] ?? 0), 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => (one.label < other.label ? -1 : 1))
}

/** Not counted: of each account all of its ways would have to be followed. */
function serviceOptions({ events, faults, trails }: BlastFacts): FilterOption[] {
  const through = [...events, ...[...new Set(trails.map(({ fault }) => fault))].flatMap((index) => faults[index] ?? [])]
  const names = new Map(through.flatMap(({ service, serviceName }) => (service ? [[service, serviceName]] : [])))
  return [...names]
    .filter(([service]) => service !== 'multipleservices')
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => (one.label < other.label ? -1 : 1))
}
