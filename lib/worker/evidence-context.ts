/** What collecting is told of an account before it asks AWS, and its answer in two parts: what was read, and what was not. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { ReadFact, UnreadFact } from '@/lib/domain/evidence/facts'
import { homeRegion } from '@/lib/domain/partition'
import { readPlace, regionsOfAccount } from '@/lib/evidence/read-context'
import type { Collected } from '@/lib/evidence/write-facts'
import type { EvidenceContext } from '@/lib/sources/iam-evidence/collector'

/** Regions and partition of an account. */
export async function evidenceContext(connection: AwsConnection, account: string): Promise<EvidenceContext> {
  const { partition } = connection
  const controlRegion = homeRegion(partition)
  const { regions } = await readPlace(account)
  return {
    partition,
    controlRegion,
    homeRegion: regionsOfAccount(connection, [])[0] ?? controlRegion,
    regions: regionsOfAccount(connection, regions),
  }
}

/** What was read apart from what was not. */
export function parted(collected: readonly (ReadFact | UnreadFact)[]): Collected {
  return {
    read: collected.filter((fact): fact is ReadFact => 'body' in fact),
    unread: collected.filter((fact): fact is UnreadFact => !('body' in fact)),
  }
}
