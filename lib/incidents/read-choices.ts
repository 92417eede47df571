/** Reads what the list of incidents can be filtered by. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { readChoices } from '@/lib/events/read-choices'
import { readFacets } from '@/lib/events/read-overview'
import type { IncidentFilter } from './filter'

interface NamedValue {
  value: string
  /** What people read. */
  name: string
}

/** Values to filter by; of services and Regions with how many events there are of them. */
export interface IncidentChoicesView {
  services: (NamedValue & { count: number })[]
  regions: (NamedValue & { count: number })[]
  teams: NamedValue[]
  owners: NamedValue[]
}

/** Services and Regions of the record; the first teams and owners by name, and those that the filter names. */
export async function readIncidentChoices(
  { team, owner }: Pick<IncidentFilter, 'team' | 'owner'>,
  accounts: VisibleAccounts,
): Promise<IncidentChoicesView> {
  const read = (name: 'team' | 'owner', chosen: string[]) => readChoices({ name, typed: '', chosen }, accounts)
  const [facets, teams, owners] = await Promise.all([readFacets(accounts), read('team', team), read('owner', owner)])
  const counted = facets.services.map(({ value, label, events }) => ({ value, name: label, count: events }))
  const regions = facets.regions.map(({ value, label, events }) => ({
    value,
    name: label === value ? value : `${value} · ${label}`,
    count: events,
  }))
  return { services: counted, regions, teams: namesOf(teams), owners: namesOf(owners) }
}

type Found = Awaited<ReturnType<typeof readChoices>>

function namesOf({ found, chosen }: Found): NamedValue[] {
  const known = new Map([...chosen, ...found].map(({ value, label }) => [value, label]))
  return [...known].map(([value, name]) => ({ value, name }))
}
