/** What is missing, how long a verdict stays fresh, and what becomes of faults. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Check } from './check'
import { CHECKS } from './checks/all'
import { pass, weigh } from './checks/findings'
import {
  ACCOUNT,
  buildContext,
  buildFact,
  buildReport,
  buildSummary,
  buildUnread,
  DAY,
  daysAgo,
  HOUR,
  NOW,
} from './checks/testing/build-facts'
import type { FactKind, ReadFact } from './facts'
import { isJudgedHere, judge } from './judge'

const KINDS = [...new Set(CHECKS.flatMap(({ needs, needsOneOf = [], uses }) => [...needs, ...needsOneOf, ...uses]))]

function buildCheck(overrides: Partial<Check> = {}): Check {
  return {
    id: 'X1',
    kind: 'auto',
    scope: 'account',
    title: 'All is well',
    needs: ['account-summary'],
    uses: ['credential-report'],
    freshnessMs: 36 * HOUR,
    mend: 'Mend it.',
    evaluate: () => pass('All is well.'),
    ...overrides,
  }
}

function summaryAt(asOf: number) {
  return buildFact('account-summary', buildSummary(), asOf)
}

function reportAt(asOf: number) {
  return buildFact('credential-report', buildReport(), asOf)
}

describe('what is missing', () => {
  it('is told with the reason, or that nobody read it yet', () => {
    const check = buildCheck({ needs: ['account-summary', 'virtual-mfa'] })
    const judged = judge(check, [], [buildUnread('virtual-mfa', { sentence: 'Denied there.' })], buildContext())
    expect(judged).toEqual({
      check: 'X1',
      verdict: 'not-checked',
      explanation: "The account's summary has not been read yet. Denied there.",
      rows: [],
      total: 0,
      basis: [],
      asOf: null,
      freshUntil: null,
      unread: null,
      fault: null,
    })
  })

  it('is told once where it is the same', () => {
    const unread = [
      buildUnread('account-summary', { sentence: 'No role.' }),
      buildUnread('virtual-mfa', { sentence: 'No role.' }),
    ]
    const check = buildCheck({ needs: ['account-summary', 'virtual-mfa'] })
    expect(judge(check, [], unread, buildContext()).explanation).toBe('No role.')
  })

  it('does not hinder where one of several suffices', () => {
    const check = buildCheck({ needs: [], needsOneOf: ['account-summary', 'credential-report'], uses: [] })
    expect(judge(check, [summaryAt(NOW)], [buildUnread('credential-report')], buildContext()).verdict).toBe('pass')
    expect(judge(check, [], [buildUnread('credential-report')], buildContext()).verdict).toBe('not-checked')
  })

  it('is added where the check could not tell without it', () => {
    const check = buildCheck({ evaluate: () => ({ verdict: 'not-checked', explanation: 'Who knows.', rows: [] }) })
    const judged = judge(
      check,
      [summaryAt(NOW)],
      [buildUnread('credential-report', { sentence: 'Denied.' })],
      buildContext(),
    )
    expect(judged).toMatchObject({
      verdict: 'not-checked',
      explanation: 'Who knows. Denied.',
      asOf: NOW,
      freshUntil: null,
    })
  })
})

describe('freshness', () => {
  it('goes by the oldest fact that it rests on', () => {
    const judged = judge(buildCheck(), [summaryAt(NOW), reportAt(NOW - HOUR)], [], buildContext())
    expect(judged).toMatchObject({ asOf: NOW - HOUR, freshUntil: NOW + 35 * HOUR })
    expect(judged.basis).toEqual([
      { kind: 'account-summary', asOf: NOW },
      { kind: 'credential-report', asOf: NOW - HOUR },
    ])
  })

  it('keeps what is needed, however old, and says why it is', () => {
    const unread = [buildUnread('account-summary', { sentence: 'Denied since May.' }), buildUnread('trails')]
    const judged = judge(buildCheck(), [summaryAt(daysAgo(9))], unread, buildContext())
    expect(judged).toMatchObject({ verdict: 'pass', freshUntil: daysAgo(9) + 36 * HOUR, unread: 'Denied since May.' })
  })

  it('leaves out what is too old where the check copes without it', () => {
    const check = buildCheck({ evaluate: (facts) => pass(Object.keys(facts).join()) })
    expect(judge(check, [summaryAt(NOW), reportAt(daysAgo(2))], [], buildContext()).explanation).toBe('account-summary')
    const either = { ...check, needs: [], uses: [], needsOneOf: ['account-summary', 'credential-report'] as const }
    expect(judge(either, [summaryAt(NOW), reportAt(daysAgo(2))], [], buildContext()).explanation).toBe(
      'account-summary',
    )
    expect(judge(either, [summaryAt(daysAgo(3)), reportAt(daysAgo(2))], [], buildContext())).toMatchObject({
      explanation: 'account-summary,credential-report',
      freshUntil: daysAgo(3) + 36 * HOUR,
    })
  })

  it('gives more time to what is made less often', () => {
    const check = buildCheck({ needs: ['last-accessed'] })
    const judged = judge(check, [buildFact('last-accessed', { entities: [], left: 0 }, daysAgo(3))], [], buildContext())
    expect(judged.freshUntil).toBe(daysAgo(3) + 8 * DAY)
  })
})

describe('where it is judged', () => {
  it('is the reading account alone for what concerns the organization', () => {
    const check = buildCheck({ scope: 'organization' })
    expect(isJudgedHere(check, { isReader: false })).toBe(false)
    expect(judge(check, [summaryAt(NOW)], [], buildContext())).toMatchObject({
      verdict: 'not-applicable',
      basis: [],
      asOf: null,
    })
    expect(judge(check, [summaryAt(NOW)], [], buildContext({ isReader: true })).verdict).toBe('pass')
  })
})

describe('rows', () => {
  it('fail it with one bad among unknown ones, and leave it unchecked with unknown ones alone', () => {
    const seen = { subject: 'mira', detail: 'x' }
    const words = { fails: 'Fails.', unclear: 'Unclear.', passes: 'Passes.' }
    expect(weigh({ bad: [seen], unknown: [seen], ...words })).toMatchObject({
      verdict: 'fail',
      explanation: 'Fails. Unclear.',
    })
    expect(weigh({ bad: [seen], ...words })).toMatchObject({ verdict: 'fail', explanation: 'Fails.' })
    expect(weigh({ bad: [], unknown: [seen], ...words })).toMatchObject({
      verdict: 'not-checked',
      explanation: 'Unclear.',
    })
    expect(weigh({ bad: [], fine: [seen], ...words })).toMatchObject({ verdict: 'pass', explanation: 'Passes.' })
  })
})

describe('faults', () => {
  it('leave that check unjudged and are handed on for the log', () => {
    const fault = new TypeError('users is not iterable')
    const check = buildCheck({
      evaluate: () => {
        throw fault
      },
    })
    const judged = judge(check, [summaryAt(NOW)], [], buildContext())
    expect(judged).toMatchObject({ verdict: 'not-checked', freshUntil: null, fault })
    expect(judged.explanation).toContain('Faultline could not judge')
    expect(judged.explanation).not.toContain('iterable')
  })

  it('never reach the caller, whatever was stored', () => {
    const fact = fc.record({
      kind: fc.constantFrom<FactKind>(...KINDS),
      body: fc.jsonValue(),
      asOf: fc.integer({ min: 0, max: NOW }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...CHECKS), fc.array(fact), (check, facts) => {
        const judged = judge(check, facts as unknown as ReadFact[], [], buildContext({ isReader: true }))
        expect(judged.check).toBe(check.id)
        if (judged.fault !== null) expect(judged.verdict).toBe('not-checked')
      }),
    )
  })
})

describe('the catalogue of checks', () => {
  it('names each once, with words for people', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length)
    for (const { id, title, mend } of CHECKS) {
      expect(id).toMatch(/^[A-H]\d+$/)
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(mend).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('judges no account green of which nothing is known', () => {
    const unread = KINDS.map((kind) => buildUnread(kind, { sentence: `Account ${ACCOUNT}: the role is missing.` }))
    for (const check of CHECKS) {
      for (const gaps of [[], unread]) {
        expect([check.id, judge(check, [], gaps, buildContext({ isReader: true })).verdict]).toEqual([
          check.id,
          'not-checked',
        ])
      }
    }
  })
})
