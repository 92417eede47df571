/** Turns what people name in a filter into the ids that the facts know. */
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { type BlastFilter, NONE } from '@/lib/domain/blast-radius/filter'
import { serviceOfName } from '@/lib/domain/service-of-name'

/** Teams by id or name, environments in whatever case, services in any spelling. What nothing is called finds nothing. */
export function knownFilter(facts: BlastFacts, filter: BlastFilter): BlastFilter {
  const { teams, environments, services } = filter
  const failing = new Set([...facts.faults, ...facts.events].map(({ service }) => service))
  return {
    ...filter,
    teams: teams.map((named) => {
      const isNamed = ({ id, name }: { id: string; name: string }) => id === named || equal(name, named)
      return facts.teams.find(isNamed)?.id ?? named
    }),
    environments: environments.map((named) => facts.environments.find((name) => equal(name, named)) ?? named),
    services: services.map((named) => (named === NONE || failing.has(named) ? named : serviceOfName(named))),
  }
}

function equal(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
