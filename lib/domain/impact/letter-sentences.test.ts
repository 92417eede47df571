/** The sentences of a letter: good English for any figures, and nothing said without one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LetterFacts } from './letter-facts'
import { letterSentences } from './letter-sentences'
import { letterUnknowns } from './letter-unknowns'

const QUIET: LetterFacts = {
  ...{
    period: 'Q2 2018',
    unit: 'quarter',
    isOver: true,
    previous: 'Q1 2018',
    about: null,
    clock: 'declared',
    isLimited: false,
  },
  incidents: { count: 0, before: 0, open: 0, untimed: 0, repeats: 0 },
  minutes: { value: 0, endUnknown: 0 },
  ...{ longest: null, service: null, region: null, team: null },
  touch: {
    accounts: { confirmed: 0, reported: 0, inferred: 0 },
    minutes: { confirmed: 0, reported: 0, inferred: 0 },
    ...{ directoryAccounts: 212, unknownAccounts: 0 },
  },
  pace: { detect: NONE(), acknowledge: NONE(), recover: NONE() },
  followUp: { requiredItems: 0, settledItems: 0, overdue: 0 },
  record: { missingMs: 0, isNone: false, previousName: 'Q1 2018', isPreviousKnown: true, isPreviousWhole: true },
}

function NONE() {
  return { median: null, count: 0 }
}

describe('letterSentences', () => {
  it('says nothing well', () => {
    expect(letterSentences(QUIET)).toEqual(['In Q2 2018 Faultline knows of no incident, as in Q1 2018.'])
    expect(letterSentences({ ...QUIET, previous: null, about: 'IAM in us-east-1' })).toEqual([
      'In Q2 2018, looking only at IAM in us-east-1, Faultline knows of no incident.',
    ])
  })

  it('does not praise a time of which there is no record', () => {
    expect(letterSentences({ ...QUIET, record: { ...QUIET.record, missingMs: 1, isNone: true } })).toEqual([
      'In Q2 2018 Faultline knows of no incident, which does not mean that there was none.',
    ])
  })

  it('tells one incident in the singular', () => {
    const sentences = letterSentences({
      ...QUIET,
      incidents: { count: 1, before: 3, open: 0, untimed: 0, repeats: 1 },
      minutes: { value: 61, endUnknown: 0 },
      longest: { name: 'Creating roles fails', minutes: 61 },
      service: { name: 'IAM', minutes: 61, others: 0 },
      touch: {
        ...QUIET.touch,
        accounts: { confirmed: 1, reported: 0, inferred: 0 },
        minutes: { confirmed: 30, reported: 0, inferred: 0 },
      },
      pace: { ...QUIET.pace, acknowledge: { median: 12, count: 1 } },
      followUp: { requiredItems: 31, settledItems: 1, overdue: 1 },
    })
    expect(sentences).toEqual([
      'In Q2 2018 there was 1 incident, 2 fewer than in Q1 2018; it lasted 1 h 01 m, as AWS declared it.',
      'It is “Creating roles fails”.',
      'Of 212 accounts, AWS named 1 (30 m of account-time).',
      'At the median, an incident was acknowledged within 12 m (measured in 1).',
      '1 action is overdue, 1 of 31 required checklist items is settled and 1 incident repeats an earlier one.',
    ])
  })

  it('keeps confirmed, reported and inferred apart', () => {
    const touch = {
      ...QUIET.touch,
      accounts: { confirmed: 2, reported: 1, inferred: 80 },
      minutes: { confirmed: 120, reported: 60, inferred: 4_800 },
    }
    const team = { name: 'Payments', minutes: 240, others: 0 }
    const sentences = letterSentences({ ...QUIET, incidents: { ...QUIET.incidents, count: 4 }, touch, team })
    expect(sentences).toContain(
      'Of 212 accounts, AWS named 2 (2 h 00 m of account-time), people reported 1 (1 h 00 m) and 80 use what failed and may have been hit (3 d 08 h, inferred). Team Payments was hit longest, for 4 h 00 m.',
    )
  })

  it('names what was longest, each for what it is', () => {
    const many = {
      ...QUIET,
      incidents: { ...QUIET.incidents, count: 2, before: null },
      minutes: { value: 90, endUnknown: 0 },
      longest: { name: 'Creating roles fails', minutes: 61 },
      region: { name: 'us-east-1', minutes: 80, others: 0 },
    }
    expect(letterSentences(many).slice(0, 2)).toEqual([
      'In Q2 2018 there were 2 incidents; at least one of them was going on for 1 h 30 m, as AWS declared it.',
      'The longest is “Creating roles fails” with 1 h 01 m. Hit longest was the Region us-east-1 (1 h 20 m).',
    ])
    expect(letterSentences({ ...many, service: { name: 'IAM', minutes: 61, others: 0 } })[1]).toMatch(
      /Hit longest were the service IAM \(1 h 01 m\) and the Region us-east-1 \(1 h 20 m\)\.$/,
    )
  })

  it('says when all accounts use what failed', () => {
    const touch = {
      ...QUIET.touch,
      accounts: { confirmed: 0, reported: 0, inferred: 212 },
      minutes: { confirmed: 0, reported: 0, inferred: 60 },
    }
    expect(letterSentences({ ...QUIET, incidents: { ...QUIET.incidents, count: 1 }, touch })).toContain(
      'Of 212 accounts, all use what failed and may have been hit (1 h 00 m, inferred).',
    )
  })

  it('does not single out one of several that were hit as long', () => {
    const incidents = { ...QUIET.incidents, count: 4 }
    const team = (others: number | null) => ({ ...QUIET, incidents, team: { name: 'Data', minutes: 60, others } })
    const said = (others: number | null) => letterSentences(team(others)).join(' ')
    expect(said(0)).toContain('Team Data was hit longest, for 1 h 00 m.')
    expect(said(1)).toContain('Team Data and 1 other were hit longest, for 1 h 00 m each.')
    expect(said(null)).toContain('Team Data and others were hit longest, for 1 h 00 m each.')
  })

  it('tells no time where the clock tells none', () => {
    const facts = { ...QUIET, incidents: { count: 2, before: null, open: 0, untimed: 2, repeats: 0 } }
    expect(letterSentences({ ...facts, clock: 'observed' })[0]).toBe(
      'In Q2 2018 there were 2 incidents; this clock (as the team observed it) tells no time of them.',
    )
    const open = { ...facts, minutes: { value: 0, endUnknown: 2 } }
    expect(letterSentences(open)[0]).toBe(
      'In Q2 2018 there were 2 incidents; how long, as AWS declared it, is not known.',
    )
  })
})

it('speaks of days, and of what is not over, as people do', () => {
  const days = { ...QUIET, previous: null, unit: 'days' } as const
  expect(letterSentences({ ...days, period: '1 May to 7 May 2018' })[0]).toMatch(/^From 1 May to 7 May 2018 Faultline/)
  expect(letterSentences({ ...days, period: '7 May 2018' })[0]).toMatch(/^On 7 May 2018 Faultline/)
  expect(letterSentences({ ...QUIET, isOver: false, about: 'IAM' })[0]).toMatch(
    /^In Q2 2018, so far, looking only at IAM, Faultline/,
  )
})

describe('letterUnknowns', () => {
  it('has nothing to say where all is known', () => {
    expect(letterUnknowns(QUIET)).toEqual([])
  })

  it('names what is open, unknown, untimed and unread', () => {
    const unknowns = letterUnknowns({
      ...QUIET,
      isLimited: true,
      incidents: { count: 5, before: 0, open: 1, untimed: 2, repeats: 0 },
      minutes: { value: 10, endUnknown: 1 },
      touch: { ...QUIET.touch, unknownAccounts: 12 },
      record: {
        ...QUIET.record,
        missingMs: 3 * 86_400_000,
        previousName: 'Q1 2018',
        isPreviousKnown: false,
        isPreviousWhole: false,
      },
    })
    expect(unknowns).toEqual([
      'Faultline has no whole record of 3 d of Q2 2018: what happened then may be missing.',
      'There is no record of Q1 2018, so nothing is compared with it.',
      '1 incident is not resolved: what goes on is counted up to now.',
      'Of 1 incident nobody knows when it ended, as AWS declared it: that time is left out.',
      'Of 2 incidents there is no time as AWS declared it: they count as incidents and add no time.',
      'It is not known what 12 accounts use: nothing is inferred there.',
      'You see the accounts of your teams: figures about accounts leave out all others.',
    ])
  })

  it('says so where none of the period is on record', () => {
    const record = { ...QUIET.record, missingMs: 90 * 86_400_000, isNone: true }
    expect(letterUnknowns({ ...QUIET, record })).toEqual([
      'Faultline has no whole record of any of Q2 2018: what happened then may be missing.',
    ])
    expect(letterUnknowns({ ...QUIET, record: { ...record, missingMs: 60_000 } })).toHaveLength(1)
  })

  it('says so where the period has not begun', () => {
    expect(letterUnknowns({ ...QUIET, isOver: false, record: { ...QUIET.record, isNone: true } })).toEqual([
      'Q2 2018 has not begun yet.',
    ])
  })

  it('does not take none known for none', () => {
    const record = { ...QUIET.record, missingMs: 86_400_000 }
    expect(letterUnknowns({ ...QUIET, record })[0]).toMatch(/none known does not mean none\.$/)
  })
})

const count = fc.integer({ min: 0, max: 5_000 })
const minutes = fc.integer({ min: 0, max: 500_000 })
const bySureness = fc.record({ confirmed: count, reported: count, inferred: count })
const hit = fc.option(fc.record({ name: fc.constantFrom('IAM', 'us-east-1', 'Payments'), minutes }))
const topHit = fc.option(
  fc.record({ name: fc.constantFrom('IAM', 'us-east-1', 'Payments'), minutes, others: fc.option(count) }),
)
const pace = fc.record({ median: fc.option(fc.integer({ min: -600, max: 9_000 })), count })
const facts: fc.Arbitrary<LetterFacts> = fc.record({
  ...{
    period: fc.constantFrom('May 2018', '7 May 2018', '1 May to 7 May 2018'),
    unit: fc.constantFrom('month', 'days'),
    isOver: fc.boolean(),
    previous: fc.option(fc.constant('April 2018')),
  },
  about: fc.option(fc.constant('IAM in us-east-1')),
  clock: fc.constantFrom('declared', 'described', 'recovered', 'observed'),
  incidents: fc.record({ count, before: fc.option(count), open: count, untimed: count, repeats: count }),
  minutes: fc.record({ value: minutes, endUnknown: count }),
  ...{ longest: hit, service: topHit, region: topHit, team: topHit, isLimited: fc.boolean() },
  touch: fc.record({ accounts: bySureness, minutes: bySureness, directoryAccounts: count, unknownAccounts: count }),
  pace: fc.record({ detect: pace, acknowledge: pace, recover: pace }),
  followUp: fc.record({ requiredItems: count, settledItems: count, overdue: count }),
  record: fc.record({
    missingMs: fc.integer({ min: 0, max: 9_000_000_000 }),
    isNone: fc.boolean(),
    ...{ previousName: fc.constant('April 2018'), isPreviousKnown: fc.boolean(), isPreviousWhole: fc.boolean() },
  }),
})

it('reads as English for any figures', () => {
  fc.assert(
    fc.property(facts, (any) => {
      const all = [...letterSentences(any), ...letterUnknowns(any)]
      expect(all.length).toBeGreaterThan(0)
      for (const sentence of all) {
        expect(sentence).not.toMatch(/NaN|undefined|null|Infinity| {2}|,,|\.\.| -\d/)
        expect(sentence).not.toMatch(/(^|[^\d,])1 (incidents|accounts|actions|items|days) /)
        expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u)
      }
    }),
  )
})
