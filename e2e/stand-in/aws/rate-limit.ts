/** Rates above which the stand-in refuses, as AWS's services do. */
import type { Call } from './call'

/** A bucket that fills at `perSecond` up to `burst`. */
export interface RateLimit {
  operation: string
  perSecond: number
  burst: number
}

/** Rates by operation, in the machine's time: a moved clock does not fill a bucket. */
export class RateLimits {
  private readonly buckets = new Map<string, { limit: RateLimit; left: number; at: number }>()

  /** From now on calls of this operation are counted. */
  set(limit: RateLimit): void {
    this.buckets.set(limit.operation, { limit, left: limit.burst, at: performance.now() })
  }

  /** No rate is limited any more. */
  clear(): void {
    this.buckets.clear()
  }

  /** Whether this call comes too soon. */
  isExceeded({ operation }: Call): boolean {
    const bucket = this.buckets.get(operation)
    if (bucket === undefined) return false
    const now = performance.now()
    const { perSecond, burst } = bucket.limit
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    if (bucket.left < 1) return true
    bucket.left -= 1
    return false
  }
}
