/** Spaces requests out: CloudTrail allows two lookups a second in each account and Region. */
import { setTimeout as sleep } from 'node:timers/promises'

/** A clock in ms that can wait. */
export interface Clock {
  now(): number
  wait(ms: number): Promise<unknown>
}

export const SYSTEM_CLOCK: Clock = { now: () => Date.now(), wait: sleep }

/** When each account and Region may be asked next; what lies in the past is forgotten. */
const nextTurns = new Map<string, number>()
const MOST_KEPT = 1_000

/** Waits until it is this key's turn: one every `everyMs`, in the order of asking. */
export async function awaitTurn(key: string, everyMs: number, clock: Clock): Promise<void> {
  const now = clock.now()
  if (nextTurns.size > MOST_KEPT) for (const [each, at] of nextTurns) if (at <= now) nextTurns.delete(each)
  const turn = Math.max(now, nextTurns.get(key) ?? now)
  nextTurns.set(key, turn + everyMs)
  if (turn > now) await clock.wait(turn - now)
}
