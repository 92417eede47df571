/** Writes what failed in an outage as text: the same for all outages that reach the same accounts. */
import type { Fault } from '@/lib/domain/blast-radius/facts'

/** A fault without when it was and what told it. */
export type PlainFault = Pick<Fault, 'service' | 'region' | 'partition' | 'isAccountEvent' | 'infers'>

const [INFERS, IS_ACCOUNT_EVENT] = [1, 2]

type Packed = readonly [service: string | null, region: string | null, partition: string | null, flags: number]

/** Each fault once, in an order of their own: JSON, `[["iam","us-east-1","aws",1]]`. */
export function formatFaults(faults: readonly PlainFault[]): string {
  const packed = faults.map(({ service, region, partition, infers, isAccountEvent }) =>
    JSON.stringify([
      ...[service, region, partition],
      (infers ? INFERS : 0) + (isAccountEvent ? IS_ACCOUNT_EVENT : 0),
    ] satisfies unknown[]),
  )
  return `[${[...new Set(packed)].toSorted().join(',')}]`
}

/** What formatFaults wrote. */
export function parseFaults(text: string): PlainFault[] {
  return (JSON.parse(text) as Packed[]).map(([service, region, partition, flags]) => ({
    ...{ service, region, partition },
    infers: (flags & INFERS) !== 0,
    isAccountEvent: (flags & IS_ACCOUNT_EVENT) !== 0,
  }))
}
