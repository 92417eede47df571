/** Every service whose commitment we know, or know where to look up. */
import { COMPUTE_TERMS } from './catalogue-compute'
import { DATA_TERMS } from './catalogue-data'
import { IDENTITY_TERMS } from './catalogue-identity'
import { ALL_TERMS, lookUp, type SlaEntry } from './commitment'

/** By name. */
export const SLA_CATALOGUE: readonly SlaEntry[] = [...COMPUTE_TERMS, ...DATA_TERMS, ...IDENTITY_TERMS].toSorted(
  (a, b) => a.name.localeCompare(b.name, 'en'),
)

const BY_SERVICE = new Map(SLA_CATALOGUE.map((entry) => [entry.service, entry]))

/** The terms of a service; of those that the catalogue does not hold, that they must be looked up. */
export function termsOf(service: string, name: string): SlaEntry {
  return BY_SERVICE.get(service) ?? lookUp(service, name, ALL_TERMS, 'Our catalogue does not hold this service.')
}
