/** scrypt, two at a time: thousands of attempts to sign in must not slow anybody else down. */
import 'server-only'
import { hashPassword as hash, verifyPassword as verify } from 'better-auth/crypto'
import { AppError } from '@/lib/errors'

const AT_ONCE = 2
const WAITING_AT_MOST = 32
/** Until a place in the queue is free again, in seconds: 32 hashes take about one and a half. */
const RETRY_AFTER = 5

interface Turns {
  running: number
  waiting: (() => void)[]
}

const holder = globalThis as typeof globalThis & { faultlineHashes?: Turns }

/** Pages and handlers are separate bundles of one process: they wait in one line. */
function turns(): Turns {
  holder.faultlineHashes ??= { running: 0, waiting: [] }
  return holder.faultlineHashes
}

/** @throws AppError RATE_LIMITED while too many others wait */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password))
}

/** @throws AppError RATE_LIMITED while too many others wait */
export function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => verify(given))
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns().running < AT_ONCE) turns().running += 1
  else await nextTurn()
  try {
    return await work()
  } finally {
    const next = turns().waiting.shift()
    // Whoever waits longest takes the place over.
    if (next) next()
    else turns().running -= 1
  }
}

function nextTurn(): Promise<void> {
  const { waiting } = turns()
  if (waiting.length >= WAITING_AT_MOST) {
    const sentence = 'Too many people sign in at this moment. Try again in some seconds.'
    throw new AppError('RATE_LIMITED', sentence, {}, RETRY_AFTER)
  }
  return new Promise((resolve) => waiting.push(resolve))
}
