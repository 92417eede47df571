/** What the groups are called that an account counts in: its teams, its environment, its place, what it is hit through. */
import type { Instant } from '../health-event'
import type { BlastAccount, BlastFacts } from './facts'
import { serviceFinder } from './reasons'
import { OUTSIDE_UNIT, unitPath } from './units'

/** What accounts are counted by. */
export type GroupDimension = 'team' | 'environment' | 'service' | 'ou'

/** A group by name; id null: those without one. */
interface NamedGroup {
  id: string | null
  name: string
}

const OUTSIDE: NamedGroup = { id: OUTSIDE_UNIT, name: 'Not in the directory' }
const NO_ORGANIZATION: NamedGroup = { id: null, name: 'No organization' }

/** Tells the groups that an account belongs to: at least one. `at` in ms, which counts by service; null: the whole time. */
export function groupNamer(
  facts: BlastFacts,
  by: GroupDimension,
  at: Instant | null,
): (account: BlastAccount) => NamedGroup[] {
  switch (by) {
    case 'team':
      return ({ teams }) =>
        or(
          teams.flatMap((team) => facts.teams[team] ?? []),
          'No team',
        )
    case 'environment':
      return ({ environment }) => {
        const name = environment === null ? undefined : facts.environments[environment]
        return name === undefined ? [{ id: null, name: 'No environment' }] : [{ id: name, name }]
      }
    case 'ou': {
      const places = facts.units.map(({ id }, unit) => ({ id, name: unitPath(facts.units, unit).join(' / ') }))
      return ({ unit, status }) => [places[unit ?? -1] ?? (status === null ? OUTSIDE : NO_ORGANIZATION)]
    }
    case 'service': {
      const names = new Map(serviceNames(facts))
      const { ids, of } = serviceFinder(facts, at)
      const services = ids.map((id) => ({ id, name: names.get(id) ?? id }))
      return (account) =>
        or(
          of(account).flatMap((service) => services[service] ?? []),
          'No service named',
        )
    }
  }
}

function or(named: NamedGroup[], without: string): NamedGroup[] {
  return named.length > 0 ? named : [{ id: null, name: without }]
}

function serviceNames({ events, faults }: BlastFacts): [id: string, name: string][] {
  return [...events, ...faults].flatMap(({ service, serviceName }) =>
    service === null ? [] : [[service, serviceName]],
  )
}
