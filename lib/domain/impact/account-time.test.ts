/** Account-time: the surest counts, each moment once, and a team only counts what it owned; as counted minute by minute. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CERTAINTIES, type Certainty } from '@/lib/domain/blast-radius/facts'
import { type AccountTimes, type AccountTimesQuestion, accountTimeSteps } from './account-time'
import { TouchLog } from './account-time-log'
import { inScope, joinClosed, type Tenure } from './reach-scope'
import type { ClosedSpan } from './reach-touch'

interface TouchStretch {
  certainty: Certainty
  positions: Uint32Array
  spans: readonly ClosedSpan[]
}

/** As AccountTimesQuestion, stretch by stretch. */
interface Question extends Omit<AccountTimesQuestion, 'log'> {
  stretches: readonly TouchStretch[]
}

const SIZE = 5
const OWNERS = 3
const LAST = 30

const spans = fc
  .array(fc.tuple(fc.nat(LAST - 1), fc.integer({ min: 1, max: 12 })), { maxLength: 3 })
  .map((parts) => joinClosed(parts.map(([from, length]): ClosedSpan => [from, Math.min(from + length, LAST)])))
/** Lists that several stretches touch, at once as well. */
const SHARED = [Uint32Array.of(0, 1), Uint32Array.of(1, 2, 3)]
const others = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: SIZE }).map((list) => Uint32Array.from(list.toSorted()))
const positions = fc.oneof(fc.constantFrom(...SHARED), others)
const stretches: fc.Arbitrary<TouchStretch[]> = fc.array(
  fc.record({ certainty: fc.constantFrom(...CERTAINTIES), positions, spans }),
  { maxLength: 8 },
)
const scopes = fc.option(
  fc
    .array(fc.tuple(fc.nat(SIZE - 1), spans), { maxLength: SIZE })
    .map((entries) => new Map<number, readonly ClosedSpan[]>(entries)),
)
const owned = fc
  .uniqueArray(fc.tuple(fc.nat(OWNERS - 1), fc.nat(SIZE - 1), spans), {
    maxLength: 6,
    selector: ([owner, position]) => `${owner} ${position}`,
  })
  .map((list) => list.map(([owner, position, own]): Tenure => ({ owner, position, spans: own })))

/** Tenures within the scope, as tenuresOf makes them. */
const questions = fc.record({ stretches, scope: scopes, tenures: owned }).map(
  ({ tenures, ...question }): Question => ({
    ...{ ...question, size: SIZE, ownerCount: OWNERS },
    tenures: tenures.map((tenure) => ({ ...tenure, spans: inScope(tenure.spans, tenure.position, question.scope) })),
  }),
)

function accountTimes({ stretches: told, ...question }: Question): AccountTimes {
  const log = new TouchLog()
  for (const { certainty, positions: list, spans: own } of told)
    for (const [from, to] of own) log.add(certainty, list, from, to)
  const steps = accountTimeSteps({ ...question, log })
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

const holds = (list: readonly ClosedSpan[], at: number) => list.some(([from, to]) => from <= at && at < to)

/** The surest of the stretches that hold the account at the moment. */
function surestAt({ stretches: all }: Question, position: number, at: number): Certainty | null {
  const now = all.filter((each) => Array.from(each.positions).includes(position) && holds(each.spans, at))
  return CERTAINTIES.find((certainty) => now.some((each) => each.certainty === certainty)) ?? null
}

/** Moment by moment. */
function countOneByOne(question: Question) {
  const accounts = { confirmed: counts(SIZE), reported: counts(SIZE), inferred: counts(SIZE) }
  const owners = { confirmed: counts(OWNERS), reported: counts(OWNERS), inferred: counts(OWNERS) }
  const ownersTouched = counts(OWNERS)
  for (let at = 0; at < LAST; at += 1) {
    for (const [position, certainty] of touchedAt(question, at)) {
      if (question.scope === null || holds(question.scope.get(position) ?? [], at)) add(accounts[certainty], position)
      const owning = question.tenures.filter((each) => each.position === position && holds(each.spans, at))
      for (const { owner } of owning) add(owners[certainty], owner)
    }
    for (const owner of touchedOwners(question, at)) add(ownersTouched, owner)
  }
  return { accounts, owners, ownersTouched }
}

function touchedOwners(question: Question, at: number): Set<number> {
  const positions = new Set(touchedAt(question, at).map(([position]) => position))
  const owning = question.tenures.filter(({ position, spans: own }) => positions.has(position) && holds(own, at))
  return new Set(owning.map(({ owner }) => owner))
}

/** The accounts that are touched at the moment, and how sure that is. */
function touchedAt(question: Question, at: number): [position: number, certainty: Certainty][] {
  return Array.from({ length: SIZE }, (_, position) => position).flatMap((position): [number, Certainty][] => {
    const certainty = surestAt(question, position, at)
    return certainty === null ? [] : [[position, certainty]]
  })
}

const counts = (length: number) => new Float64Array(length)
const add = (list: Float64Array, index: number) => list.set([(list[index] ?? 0) + 1], index)

describe('account-time', () => {
  it('is what counting every moment by itself gives', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(accountTimes(question)).toEqual(countOneByOne(question))
      }),
    )
  })

  it('does not depend on the order of what touched, nor on how often it is told', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const told = [...question.stretches, ...question.stretches].reverse()
        expect(accountTimes({ ...question, stretches: told })).toEqual(accountTimes(question))
      }),
    )
  })

  it('counts what AWS confirmed while it did, and what is inferred before and after', () => {
    const stretch = (certainty: Certainty, from: number, to: number): TouchStretch => ({
      ...{ certainty, positions: Uint32Array.of(0), spans: [[from, to]] },
    })
    const { accounts, owners, ownersTouched } = accountTimes({
      ...{ size: 1, ownerCount: 1, scope: null },
      stretches: [stretch('inferred', 0, 60), stretch('confirmed', 20, 30), stretch('reported', 25, 40)],
      tenures: [{ owner: 0, position: 0, spans: [[35, 100]] }],
    })
    expect([...accounts.confirmed, ...accounts.reported, ...accounts.inferred]).toEqual([10, 10, 40])
    expect([...owners.confirmed, ...owners.reported, ...owners.inferred, ...ownersTouched]).toEqual([0, 5, 20, 25])
  })
})
