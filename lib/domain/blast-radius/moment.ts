/** Tells how sure it is that each account is touched, at one moment or over the whole time of an incident. */
import type { Instant } from '../health-event'
import type { BlastAccount, BlastFacts, Certainty, Span } from './facts'
import { type Reasons, reasonFinder } from './reasons'
import { holdsMoment, lastsAt } from './spans'
import { FLAG, type TouchIndex, touchIndexOf } from './touch-index'

/** What is known of an account, the surer the higher. Of `unknown` and `cleared` nothing is known to be touched. */
export const TOUCH = { none: 0, unknown: 1, cleared: 2, inferred: 3, reported: 4, confirmed: 5 } as const

const CERTAINTIES: readonly (Certainty | null)[] = [null, null, null, 'inferred', 'reported', 'confirmed']

/** The certainty behind a number of touchesAt; null where the account is not known to be touched. */
export function certaintyOf(touch: number): Certainty | null {
  return CERTAINTIES[touch] ?? null
}

/**
 * TOUCH of each account, in the order of `facts.accounts`. `at` in ms; null: over the whole time, which is for each account
 * the surest of all moments. Writes to `into` where it is given and has the length.
 */
export function touchesAt(facts: BlastFacts, at: Instant | null, into?: Uint8Array): Uint8Array {
  const count = facts.accounts.length
  const touches = into?.length === count ? into : new Uint8Array(count)
  const index = touchIndexOf(facts)
  if (!isDuring(index.span, at)) return touches.fill(TOUCH.none)
  const events = Uint8Array.from(facts.events, ({ spans }) => (lastsAt(spans, at) ? 1 : 0))
  const active = activeTrails(facts, at, index.words)
  const needsUsage = active.some((word, position) => (word & (index.usageBits[position] ?? 0)) !== 0)
  for (let account = 0; account < count; account += 1)
    touches[account] = isNamed(index, account, events, at ?? Number.POSITIVE_INFINITY)
      ? TOUCH.confirmed
      : unnamedTouch(index, account, active, needsUsage)
  return touches
}

/** Why an account is touched at a moment (ms), or ever (null); of many accounts reasonFinder tells it faster. */
export function whyTouched(facts: BlastFacts, account: BlastAccount, at: Instant | null): Reasons {
  return reasonFinder(facts, at)(account)
}

function isDuring(span: Span | null, at: Instant | null): boolean {
  return span !== null && (at === null || holdsMoment([span], at))
}

function activeTrails({ faults, trails }: BlastFacts, at: Instant | null, words: number): Uint32Array {
  const failing = faults.map(({ spans }) => lastsAt(spans, at))
  const active = new Uint32Array(words)
  for (const [trail, { fault }] of trails.entries())
    if (failing[fault]) active[trail >>> 5] = (active[trail >>> 5] ?? 0) | (1 << (trail & 31))
  return active
}

function isNamed(
  { namedFrom, namedEvent, namedSince }: TouchIndex,
  account: number,
  events: Uint8Array,
  at: Instant,
): boolean {
  const end = namedFrom[account + 1] ?? 0
  for (let naming = namedFrom[account] ?? 0; naming < end; naming += 1)
    if (events[namedEvent[naming] ?? -1] === 1 && (namedSince[naming] ?? 0) <= at) return true
  return false
}

function unnamedTouch(
  { flags, trailBits, words }: TouchIndex,
  account: number,
  active: Uint32Array,
  needsUsage: boolean,
) {
  const flag = flags[account] ?? 0
  if ((flag & FLAG.reported) !== 0) return TOUCH.reported
  if ((flag & FLAG.cleared) !== 0) return TOUCH.cleared
  if ((flag & FLAG.gone) !== 0) return TOUCH.none
  const start = account * words
  for (let word = 0; word < words; word += 1)
    if (((trailBits[start + word] ?? 0) & (active[word] ?? 0)) !== 0) return TOUCH.inferred
  return needsUsage && (flag & FLAG.usageUnknown) !== 0 ? TOUCH.unknown : TOUCH.none
}
