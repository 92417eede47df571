import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlastAccount, BlastFacts, Span } from './facts'
import { countsOf, entitiesOf, groupsOf, weightOf } from './figures'
import { filterAccounts, NO_FILTER } from './filter'
import { certaintyOf, TOUCH, touchesAt, whyTouched } from './moment'
import { ownersToTell } from './notify'
import { accountsWith, minute } from './testing/build-blast'
import { inventedFacts, LAST_MINUTE } from './testing/invent-blast'

const moment = fc.integer({ min: -10, max: LAST_MINUTE + 70 }).map(minute)
const momentOrEver = fc.option(moment, { freq: 3 })

/** Every moment at which anything begins or ends, and those just beside it. */
function turns({ events, faults, accounts }: BlastFacts): number[] {
  const ends = [...events, ...faults].flatMap(({ spans }) => spans.flat())
  const since = accounts.flatMap(({ named }) => named.map(([, at]) => at))
  return [...new Set([...ends, ...since])].flatMap((at) => (at === null ? [] : [at - 1, at, at + 1]))
}

function holds(spans: readonly Span[] | undefined, at: number): boolean {
  return (spans ?? []).some(([from, to]) => from <= at && at < (to ?? Number.POSITIVE_INFINITY))
}

/** From the first beginning to the last end. */
function isDuring({ events, faults, from, to }: BlastFacts, at: number): boolean {
  const all: Span[] = [[from, to], ...[...events, ...faults].flatMap(({ spans }) => spans)]
  return all.some(([begin]) => begin <= at) && all.some(([, end]) => end === null || at < end)
}

/** Since AWS said so, or all along where it said so when the event was over. */
function isNamed({ events }: BlastFacts, { named }: BlastAccount, at: number): boolean {
  return named.some(([event, since]) => {
    const spans = events[event]?.spans ?? []
    return holds(spans, at) && (since <= at || spans.every(([, to]) => to !== null && to <= since))
  })
}

function unknownOf({ usageUnknown }: BlastAccount): number {
  return usageUnknown ? TOUCH.unknown : TOUCH.none
}

const REPORTED = { touched: TOUCH.reported, clear: TOUCH.cleared }

/** The same, one account after the other and without haste. */
function slowly(facts: BlastFacts, at: number): number[] {
  const active = facts.trails.map(({ fault }) => holds(facts.faults[fault]?.spans, at))
  const usageKinds = ['uses', 'uses-region', 'organization']
  const needsUsage = facts.trails.some(({ end }, index) => active[index] && usageKinds.includes(end.kind))
  return facts.accounts.map((account) => {
    if (!isDuring(facts, at)) return TOUCH.none
    if (isNamed(facts, account, at)) return TOUCH.confirmed
    if (account.report !== null) return REPORTED[account.report.verdict]
    if (account.isGone) return TOUCH.none
    if (account.trails.some((trail) => active[trail])) return TOUCH.inferred
    return needsUsage ? unknownOf(account) : TOUCH.none
  })
}

describe('of any incident', () => {
  test('what is worked out at once is what each account says by itself', () => {
    fc.assert(
      fc.property(inventedFacts, moment, (facts, at) => {
        expect([...touchesAt(facts, at)]).toEqual(slowly(facts, at))
      }),
    )
  })

  test('the whole time is for each account the surest of all moments', () => {
    fc.assert(
      fc.property(inventedFacts, (facts) => {
        const surest = new Uint8Array(facts.accounts.length)
        for (const at of turns(facts))
          for (const [index, touch] of touchesAt(facts, at).entries())
            surest[index] = Math.max(surest[index] ?? 0, touch)
        const hasTurns = turns(facts).length > 0
        if (hasTurns) expect([...touchesAt(facts, null)]).toEqual([...surest])
        else expect(accountsWith(touchesAt(facts, null), TOUCH.confirmed)).toEqual([])
      }),
    )
  })

  test('the order of the accounts does not matter', () => {
    fc.assert(
      fc.property(inventedFacts, momentOrEver, (facts, at) => {
        const reversed = { ...facts, accounts: facts.accounts.toReversed() }
        expect([...touchesAt(reversed, at)]).toEqual([...touchesAt(facts, at)].reverse())
      }),
    )
  })

  test('nothing that a person says takes away what AWS said', () => {
    fc.assert(
      fc.property(inventedFacts, momentOrEver, (facts, at) => {
        const silent = { ...facts, accounts: facts.accounts.map((account) => ({ ...account, report: null })) }
        expect(accountsWith(touchesAt(facts, at), TOUCH.confirmed)).toEqual(
          accountsWith(touchesAt(silent, at), TOUCH.confirmed),
        )
      }),
    )
  })

  test('nobody is inferred without a trail, nobody confirmed without an event that names it, and both are told', () => {
    fc.assert(
      fc.property(inventedFacts, momentOrEver, (facts, at) => {
        const touches = touchesAt(facts, at)
        for (const [index, account] of facts.accounts.entries()) {
          const { named, trails } = whyTouched(facts, account, at)
          if (touches[index] === TOUCH.inferred) expect(trails).not.toEqual([])
          expect(touches[index] === TOUCH.confirmed).toBe(named.length > 0)
          if (touches[index] === TOUCH.none) expect(trails).toEqual([])
          expect(account.trails).toEqual(expect.arrayContaining(trails))
        }
      }),
    )
  })

  test('figures, rows, groups and owners count the same accounts', () => {
    fc.assert(
      fc.property(inventedFacts, momentOrEver, (facts, at) => {
        const touches = touchesAt(facts, at)
        const counts = countsOf(facts, touches)
        const rows = filterAccounts(facts, touches, NO_FILTER, at)
        expect(counts.confirmed + counts.reported + counts.inferred).toBe(counts.touched)
        expect(rows).toHaveLength(counts.touched)
        expect(new Set(rows).size).toBe(rows.length)
        for (const certainty of ['confirmed', 'reported', 'inferred'] as const)
          expect(filterAccounts(facts, touches, { ...NO_FILTER, certainty: [certainty] }, at)).toEqual(
            rows.filter((row) => certaintyOf(touches[row] ?? 0) === certainty),
          )
        for (const by of ['environment', 'ou'] as const) {
          const groups = groupsOf(facts, touches, by, NO_FILTER, at)
          const sum = (of: 'touched' | 'confirmed' | 'reported' | 'inferred' | 'entities') =>
            groups.reduce((total, group) => total + group[of], 0)
          expect([sum('touched'), sum('confirmed'), sum('reported'), sum('inferred'), sum('entities')]).toEqual([
            ...[counts.touched, counts.confirmed, counts.reported, counts.inferred],
            entitiesOf(facts, touches),
          ])
        }
        const told = new Set(ownersToTell(facts, touches).flatMap(({ accounts }) => accounts))
        expect([...told].sort((a, b) => a - b)).toEqual(rows.toSorted((a, b) => a - b))
        expect(weightOf(facts, touches) > 0).toBe(counts.touched > 0)
        expect(counts.touched + counts.unknown).toBeLessThanOrEqual(counts.total)
      }),
    )
  })

  test('each group has what its filter leaves', () => {
    fc.assert(
      fc.property(inventedFacts, momentOrEver, (facts, at) => {
        const touches = touchesAt(facts, at)
        const filters = { team: 'teams', environment: 'environments', service: 'services' } as const
        for (const by of ['team', 'environment', 'service'] as const)
          for (const { id, touched } of groupsOf(facts, touches, by, NO_FILTER, at))
            expect(filterAccounts(facts, touches, { ...NO_FILTER, [filters[by]]: [id ?? 'none'] }, at)).toHaveLength(
              touched,
            )
        const root = filterAccounts(facts, touches, { ...NO_FILTER, unit: 'r-1' }, at)
        const inUnits = groupsOf(facts, touches, 'ou', NO_FILTER, at).filter(
          ({ id }) => id !== null && id !== 'outside',
        )
        expect(root).toHaveLength(inUnits.reduce((sum, { touched }) => sum + touched, 0))
      }),
    )
  })

  test('an array that is handed in is used, and one of another length is not', () => {
    fc.assert(
      fc.property(inventedFacts, moment, (facts, at) => {
        const own = new Uint8Array(facts.accounts.length).fill(9)
        expect(touchesAt(facts, at, own)).toBe(own)
        expect([...own]).toEqual([...touchesAt(facts, at, new Uint8Array(99))])
      }),
    )
  })
})
