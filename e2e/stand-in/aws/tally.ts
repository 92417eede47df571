/** Remembers what was asked of the stand-in. */
import type { Call } from './call'

/** One request as it was answered. */
export interface Entry {
  service: string
  operation: string
  /** Region that it was signed for. */
  region: string
  accessKey: string
  /** Name of the error, null where it was answered well. */
  error: string | null
}

/** Every request since the start, or since it was cleared. */
export class Tally {
  private entries: Entry[] = []

  /** Remembers a call. */
  add(
    { service, operation, region, accessKey }: Pick<Call, 'service' | 'operation' | 'region' | 'accessKey'>,
    error: string | null,
  ) {
    this.entries.push({ service, operation, region, accessKey, error })
  }

  /** How many calls there were, repeats included; of one operation where it is named. */
  count(operation?: string): number {
    return this.list(operation).length
  }

  /** How many of them were answered with this error. */
  countErrors(error: string): number {
    return this.entries.filter((each) => each.error === error).length
  }

  /** Calls by operation. */
  byOperation(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { operation } of this.entries) counts[operation] = (counts[operation] ?? 0) + 1
    return counts
  }

  /** In order. */
  list(operation?: string): readonly Entry[] {
    return operation === undefined ? this.entries : this.entries.filter((each) => each.operation === operation)
  }

  /** Forgets all. */
  clear(): void {
    this.entries = []
  }
}
