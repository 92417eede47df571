/** Words for AWS's own dependencies. */
import { homeOf } from '@/lib/domain/blast-radius/dependencies'
import type { Dependency, DependencyReach } from '@/lib/domain/blast-radius/dependency'

/** Whom a failure reaches. */
export const REACH_WORDS: Readonly<Record<DependencyReach, string>> = {
  every: 'every account of the partition',
  region: 'accounts that use anything in the Region',
  organization: 'every account of an organization that uses it',
  users: 'accounts that use it in any Region',
}

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const

/** Where a failure has to be told for an entry of the catalogue to hold. */
export function placeWords(entry: Dependency): string {
  if (entry.place === 'any') return 'wherever it fails'
  if (entry.place === 'region') return 'where it fails in one Region'
  if (entry.place === 'unplaced') return 'where it fails in no Region in particular'
  const homes = PARTITIONS.flatMap((partition) => homeOf(entry, partition) ?? [])
  return homes.length === 0
    ? 'where it fails in no Region in particular'
    : `where it fails in ${homes.join(', ')} or in no Region in particular`
}
