/**
 * How often somebody may try to get in. A point is taken before the password is hashed and given back on success, so that
 * attempts which run at the same time count too, and a refused one costs next to nothing.
 *
 * - One address for one e-mail: 5 failures in 15 minutes. Stops guessing at one person from one place.
 * - One address: 30 failures in 5 minutes. Stops trying one password on many people.
 * - One e-mail from everywhere: 100 failures an hour. Slows guessing from many addresses down to 2,400 a day. Strangers
 *   could lock somebody out with it, so an address from which that person has signed in during the last 30 days is exempt.
 * - One-time links have a count of their own: one address, 30 wrong ones in 5 minutes. Using one counts, looking at the
 *   page does not, or any page of another site could lock an address out with pictures.
 *
 * Counted in this process: a restart forgets. The second factor has a count of its own in the database (auth.ts).
 */
import 'server-only'
import { AppError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import { networkOf } from '@/lib/wire/network-of'
import { BoundedLimiter } from './bounded-limiter'
import { isFamiliarAddress } from './read-familiar-address'

const MINUTE = 60

/** Somebody who tries to prove who they are. */
export interface Attempt {
  /** From where; null where it cannot be told. */
  address: string | null
  /** Whom they say they are: an e-mail as typed. Null where the request does not say. */
  email: string | null
}

/** How an attempt went. untried: nobody looked whether what was given is right. */
export interface Outcome<T> {
  result: 'passed' | 'wrong' | 'untried'
  value: T
}

interface Limiters {
  pair: BoundedLimiter
  address: BoundedLimiter
  email: BoundedLimiter
  link: BoundedLimiter
}

const holder = globalThis as typeof globalThis & { faultlineAttempts?: Limiters }

/** Pages and handlers are separate bundles of one process: they count together. */
function limiters(): Limiters {
  holder.faultlineAttempts ??= {
    pair: new BoundedLimiter({ name: 'pair', points: 5, duration: 15 * MINUTE }),
    address: new BoundedLimiter({ name: 'address', points: 30, duration: 5 * MINUTE }),
    email: new BoundedLimiter({ name: 'email', points: 100, duration: 60 * MINUTE }),
    link: new BoundedLimiter({ name: 'link', points: 30, duration: 5 * MINUTE }),
  }
  return holder.faultlineAttempts
}

/** Starts counting anew. */
export function forgetAttempts(): void {
  delete holder.faultlineAttempts
}

/**
 * Runs `work` unless too many attempts failed before it. Where `work` throws, nothing was tried, and nothing counts.
 * @throws AppError RATE_LIMITED, and what `work` throws
 */
export async function limitAttempts<T>(attempt: Attempt, work: () => Promise<Outcome<T>>): Promise<T> {
  return settle(await take(attempt), attempt.address, work)
}

/** As limitAttempts, for using one-time links. @throws AppError RATE_LIMITED, and what `work` throws */
export async function limitLinks<T>(address: string | null, work: () => Promise<Outcome<T>>): Promise<T> {
  const { link: limiter } = limiters()
  const key = networkOf(address)
  const { waitMs } = await limiter.take(key)
  if (waitMs > 0) throw tooMany(waitMs)
  return settle([{ limiter, key }], address, work)
}

async function settle<T>(taken: Taken[], address: string | null, work: () => Promise<Outcome<T>>): Promise<T> {
  const back = () => Promise.all(taken.map(({ limiter, key }) => limiter.giveBack(key)))
  let outcome: Outcome<T>
  try {
    outcome = await work()
  } catch (error) {
    await back()
    throw error
  }
  // What tools that ban addresses look for. Never the e-mail: people type their password there.
  if (outcome.result === 'wrong') createLog('sign-in').warn({ address }, 'an attempt to sign in failed')
  else await back()
  if (outcome.result === 'passed') {
    const pair = taken.find(({ limiter }) => limiter === limiters().pair)
    if (pair) await pair.limiter.clear(pair.key)
  }
  return outcome.value
}

interface Taken {
  limiter: BoundedLimiter
  key: string
}

/** @throws AppError RATE_LIMITED; nothing is taken then, but from the limiter that refuses */
async function take({ address, email }: Attempt): Promise<Taken[]> {
  const network = networkOf(address)
  const person = email?.trim().toLowerCase().slice(0, 254) ?? null
  const { pair, address: places, email: people } = limiters()
  const asked: Taken[] = [{ limiter: places, key: network }]
  if (person !== null) asked.push({ limiter: pair, key: `${network} ${person}` }, { limiter: people, key: person })
  const taken: Taken[] = []
  for (const next of asked) {
    const { waitMs, first } = await next.limiter.take(next.key)
    if (waitMs === 0) {
      taken.push(next)
      continue
    }
    if (next.limiter === people && person !== null && (await isFamiliarAddress(person, address))) continue
    if (first) createLog('sign-in').warn({ address }, 'too many attempts to sign in: further ones are refused')
    await Promise.all(taken.map(({ limiter, key }) => limiter.giveBack(key)))
    throw tooMany(waitMs)
  }
  return taken
}

function tooMany(waitMs: number): AppError {
  const minutes = Math.ceil(waitMs / 60_000)
  return new AppError('RATE_LIMITED', `Too many attempts. Try again in ${minutes} min.`, {}, Math.ceil(waitMs / 1000))
}
