/** Availability: which part of a time a service was not hit, as far as that can be known. */

import { type ClosedSpan, lengthOf } from '@/lib/domain/impact/minutes'
import type { Instant } from '../health-event'
import { commonSpans } from './spans'

/** Lengths in ms. */
export interface Availability {
  /** 0 to 1; null where the time has not begun. */
  share: number | null
  /** Part of the time is not on record: more may have happened than is known. */
  isAtMost: boolean
  /** Of the time that has passed. */
  hitMs: number
  passedMs: number
  /** How much of that is on record. */
  knownMs: number
}

/**
 * 1 - time that was hit / time that has passed. Where some of it is not on record this is the most that it can have been: what
 * is not known can only make it less. (Dividing by the known time alone would claim to know the rest.)
 * @param hit when it was hit, in order and without overlap
 * @param known when everything that AWS says is on record, in order and without overlap
 * @param now ms; what comes later has not passed
 */
export function availabilityOf(
  hit: readonly ClosedSpan[],
  known: readonly ClosedSpan[],
  [from, to]: ClosedSpan,
  now: Instant,
): Availability {
  const passed: ClosedSpan = [from, Math.max(from, Math.min(to, now))]
  const passedMs = passed[1] - passed[0]
  const knownMs = lengthOf(commonSpans(known, [passed]))
  const hitMs = lengthOf(commonSpans(hit, [passed]))
  return {
    share: passedMs === 0 ? null : Math.max(0, 1 - hitMs / passedMs),
    isAtMost: knownMs < passedMs,
    hitMs,
    passedMs,
    knownMs,
  }
}

/**
 * "99.98 %": as many digits as tell it from 100, at most five, cut and never rounded up, so that 100 % means that nothing is
 * known to have happened.
 */
export function availabilityWords({ share, isAtMost }: Pick<Availability, 'share' | 'isAtMost'>): string {
  if (share === null) return 'not known yet'
  const percent = share * 100
  const digits = Math.min(5, Math.max(2, Math.ceil(-Math.log10(Math.max(100 - percent, 1e-9))) + 1))
  const cut = Math.floor(percent * 10 ** digits + 1e-7) / 10 ** digits
  const shown = share === 1 ? '100' : Math.min(cut, 100 - 10 ** -digits).toFixed(digits)
  return `${isAtMost ? 'at most ' : ''}${shown} %`
}
