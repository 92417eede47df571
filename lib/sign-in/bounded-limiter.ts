/** A rate limiter of this process whose memory is bounded: beyond so many keys, the one used longest ago is forgotten. */
import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

interface Limit {
  /** Names the limiter in its keys. */
  name: string
  points: number
  /** In seconds, from the first point on. */
  duration: number
  /** How many keys are kept. */
  mostKeys?: number
}

/** What a key may still do: `waitMs` 0 means that it may; `first` that this is the moment from which it may not. */
export interface Verdict {
  waitMs: number
  first: boolean
}

export class BoundedLimiter {
  private readonly limiter: RateLimiterMemory
  private readonly mostKeys: number
  /** The one used longest ago first. */
  private readonly keys = new Set<string>()

  constructor({ name, points, duration, mostKeys = 50_000 }: Limit) {
    this.limiter = new RateLimiterMemory({ keyPrefix: name, points, duration })
    this.mostKeys = mostKeys
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.keys.size
  }

  /** Takes a point. */
  async take(key: string): Promise<Verdict> {
    await this.remember(key)
    try {
      await this.limiter.consume(key)
      return { waitMs: 0, first: false }
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return { waitMs: Math.max(1, refused.msBeforeNext), first: refused.consumedPoints === this.limiter.points + 1 }
    }
  }

  /** Gives a point back. */
  async giveBack(key: string): Promise<void> {
    if (await this.limiter.get(key)) await this.limiter.reward(key)
  }

  /** Forgets what the key has taken. */
  async clear(key: string): Promise<void> {
    this.keys.delete(key)
    await this.limiter.delete(key)
  }

  private async remember(key: string): Promise<void> {
    this.keys.delete(key)
    this.keys.add(key)
    if (this.keys.size <= this.mostKeys) return
    const [oldest] = this.keys
    if (oldest !== undefined) await this.clear(oldest)
  }
}
