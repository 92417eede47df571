/** The facts of all accounts in flat arrays, made once for each set of facts, so that a moment is worked out in no time. */
import type { BlastAccount, BlastFacts, Span } from './facts'
import { laterEnd, wholeSpan } from './spans'
import { restsOnUsage } from './trail-end'

/** What a person's report and the directory make of an account. */
export const FLAG = { gone: 1, usageUnknown: 2, reported: 4, cleared: 8 } as const

/** All accounts in flat arrays, in the order of `facts.accounts`. */
export interface TouchIndex {
  /** How many 32-bit words hold one bit for each trail. */
  words: number
  /** `words` for each account: the trails that end at it. */
  trailBits: Uint32Array
  /** `words`: the trails that rest on usage. */
  usageBits: Uint32Array
  /** One more than accounts: where the namings of each begin in the two below. */
  namedFrom: Uint32Array
  namedEvent: Uint32Array
  /** ms; minus infinity where AWS named it only when the event was over: then it was hit all along. */
  namedSince: Float64Array
  /** FLAG. */
  flags: Uint8Array
  /** Of the whole incident; null where nothing ever failed. */
  span: Span | null
}

const indexes = new WeakMap<BlastFacts, TouchIndex>()

/** The index of the facts, made when first asked for. */
export function touchIndexOf(facts: BlastFacts): TouchIndex {
  const known = indexes.get(facts)
  if (known !== undefined) return known
  const index = buildIndex(facts)
  indexes.set(facts, index)
  return index
}

function buildIndex(facts: BlastFacts): TouchIndex {
  const { accounts, trails } = facts
  const words = Math.ceil(trails.length / 32)
  const namings = accounts.reduce((sum, { named }) => sum + named.length, 0)
  const index: TouchIndex = {
    words,
    trailBits: new Uint32Array(words * accounts.length),
    usageBits: new Uint32Array(words),
    namedFrom: new Uint32Array(accounts.length + 1),
    namedEvent: new Uint32Array(namings),
    namedSince: new Float64Array(namings),
    flags: Uint8Array.from(accounts, flagsOf),
    span: spanOfIncident(facts),
  }
  for (const [trail, { end }] of trails.entries()) if (restsOnUsage(end)) setBit(index.usageBits, 0, trail)
  for (const [position, account] of accounts.entries())
    for (const trail of account.trails) setBit(index.trailBits, position * words, trail)
  fillNamings(index, facts)
  return index
}

function fillNamings({ namedFrom, namedEvent, namedSince }: TouchIndex, { accounts, events }: BlastFacts): void {
  const ends = events.map(({ spans }) => wholeSpan([spans])?.[1] ?? Number.POSITIVE_INFINITY)
  let next = 0
  for (const [position, { named }] of accounts.entries()) {
    for (const [event, since] of named) {
      namedEvent[next] = event
      namedSince[next] = since < (ends[event] ?? Number.POSITIVE_INFINITY) ? since : Number.NEGATIVE_INFINITY
      next += 1
    }
    namedFrom[position + 1] = next
  }
}

function flagsOf({ isGone, usageUnknown, report }: BlastAccount): number {
  return (
    (isGone ? FLAG.gone : 0) |
    (usageUnknown ? FLAG.usageUnknown : 0) |
    (report?.verdict === 'touched' ? FLAG.reported : 0) |
    (report?.verdict === 'clear' ? FLAG.cleared : 0)
  )
}

/** What the facts say, and as much longer as one of the events or faults lasts. */
function spanOfIncident({ from, to, events, faults }: BlastFacts): Span | null {
  const [first, last] = wholeSpan([...events, ...faults].map(({ spans }) => spans)) ?? [from, to]
  const whole: Span = [Math.min(from, first), laterEnd(to, last)]
  return whole[1] !== null && whole[1] <= whole[0] ? null : whole
}

function setBit(bits: Uint32Array, start: number, bit: number): void {
  const word = start + (bit >>> 5)
  bits[word] = (bits[word] ?? 0) | (1 << (bit & 31))
}
