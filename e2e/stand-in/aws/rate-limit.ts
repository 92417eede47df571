/** Rates above which the stand-in refuses, as AWS's services do. */
import type { Call } from './call'

/** A bucket that fills at `perSecond` up to `burst`. */
export interface RateLimit {
  operation: string
  perSecond: number
  burst: number
  /** A bucket for each account and Region, instead of one for all. */
  perAccount?: boolean
}

interface Bucket {
  left: number
  at: number
}

/** Rates by operation, in the machine's time: a moved clock does not fill a bucket. */
export class RateLimits {
  private readonly limits = new Map<string, { limit: RateLimit; buckets: Map<string, Bucket> }>()

  /** From now on calls of this operation are counted. */
  set(limit: RateLimit): void {
    this.limits.set(limit.operation, { limit, buckets: new Map() })
  }

  /** No rate is limited any more. */
  clear(): void {
    this.limits.clear()
  }

  /** Whether this call comes too soon. */
  isExceeded({ operation, account, region }: Call): boolean {
    const found = this.limits.get(operation)
    if (found === undefined) return false
    const { perSecond, burst, perAccount = false } = found.limit
    const name = perAccount ? `${account} ${region}` : ''
    const now = performance.now()
    const before = found.buckets.get(name) ?? { left: burst, at: now }
    const left = Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond)
    found.buckets.set(name, { left: left < 1 ? left : left - 1, at: now })
    return left < 1
  }
}
