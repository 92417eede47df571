/** Reads AWS's times, which come as seconds or milliseconds and as numbers or texts, and rejects absurd ones. */
import type { Instant } from '@/lib/domain/health-event'
import { UnreadableItem } from './unreadable'

const EARLIEST = Date.UTC(2006, 0, 1)
const YEARS_AHEAD = 5
/** Above this a time is in milliseconds (aws-facts.md): as seconds it would be the year 33658. */
const SECONDS_END = 1e12

/** A whole or decimal number, written as such or as text; null for anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^\s*[+-]?\d{1,18}(\.\d{1,18})?\s*$/.test(value)) return null
  return Number(value)
}

/** Whether AWS left a value out: absent, null or blank. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** Whether a moment can be that of an event: from 2006 on and at most five years ahead of `now`. */
export function isPlausible(instant: Instant, now: Instant): boolean {
  const limit = new Date(now)
  limit.setUTCFullYear(limit.getUTCFullYear() + YEARS_AHEAD)
  return instant >= EARLIEST && instant <= limit.getTime()
}

/**
 * The moment that a value of AWS's stands for.
 * @throws {UnreadableItem} when it is missing, no number, before 2006 or more than five years ahead of `now`
 */
export function instantOf(value: unknown, now: Instant, what: string): Instant {
  if (isAbsent(value)) throw new UnreadableItem(`${what} is missing`)
  const number = numberOf(value)
  if (number === null) throw new UnreadableItem(`${what} ${quote(value)} is not a time in seconds or milliseconds`)
  const instant = Math.round(number > SECONDS_END ? number : number * 1000)
  if (isPlausible(instant, now)) return instant
  const readable = Math.abs(instant) <= 8.64e15 ? `, ${new Date(instant).toISOString()},` : ''
  throw new UnreadableItem(`${what} ${quote(value)}${readable} is before 2006 or more than ${YEARS_AHEAD} years ahead`)
}

/** A received value as it may stand in a sentence. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : typeof value
  return typeof value === 'number' ? String(value) : text
}
