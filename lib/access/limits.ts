/** How often somebody may ask: a fixed window of one second, kept in this process. */
import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Origin } from '@/lib/audit/contract'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { networkOf } from '@/lib/wire/network-of'

/** Requests a second, of one token, of one person, or of all strangers at one address. */
export const REQUESTS_PER_SECOND = 100

const holder = globalThis as typeof globalThis & { faultlineRequests?: RateLimiterMemory }

/** Pages and handlers are separate bundles of one process: they count together. */
function limiter(): RateLimiterMemory {
  holder.faultlineRequests ??= new RateLimiterMemory({ points: REQUESTS_PER_SECOND, duration: 1 })
  return holder.faultlineRequests
}

/** @throws AppError RATE_LIMITED once the token or person has asked too often */
export async function countRequest({ kind, id }: Pick<Principal, 'kind' | 'id'>): Promise<void> {
  await count(`${kind} ${id}`)
}

/** @throws AppError RATE_LIMITED once strangers at this address have asked too often */
export async function countStranger({ address }: Origin): Promise<void> {
  await count(`address ${networkOf(address)}`)
}

async function count(key: string): Promise<void> {
  try {
    await limiter().consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new AppError(
      'RATE_LIMITED',
      `More than ${REQUESTS_PER_SECOND} requests in a second. Try again in ${seconds} s.`,
      {},
      seconds,
    )
  }
}
