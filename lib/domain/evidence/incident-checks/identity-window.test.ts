/** What the calls to identity in an incident's time come to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEANS } from '@/lib/domain/iam-changes/change'
import { FAILURES_REVIEWED, STS_REGIONAL } from './identity-calls'
import { CHANGES_EXPLAINED, CHANGES_TRACED } from './identity-window'
import type { IdentityWindow, IncidentCheck } from './material'
import { buildIdentityWindow, buildIncidentMaterial } from './testing/build-incident-material'

function judge(check: IncidentCheck, overrides: Partial<IdentityWindow> = {}) {
  const identity = buildIdentityWindow(overrides)
  return check.judge(buildIncidentMaterial({ identity }), { actions: [], isPublished: false })
}

const UNEXPLAINED = {
  writes: [{ means: 'unknown' as const, changes: 2, refused: 0, explained: 1, unexplained: 1 }],
  unexplained: [{ at: '2018-05-07T14:40:00.000Z', account: 'acme-prod', actor: 'otto', what: 'CreateUser: user nina' }],
}
const NOTHING_READ = { whole: 0, partly: 0, none: 12, why: 'The role may not call cloudtrail:LookupEvents.' }

describe('changes (A6, F3)', () => {
  it('passes where all of the window is known and every change is explained', () => {
    expect(judge(CHANGES_EXPLAINED)).toMatchObject({ verdict: 'pass', rows: [] })
    expect(judge(CHANGES_TRACED)).toMatchObject({
      verdict: 'pass',
      rows: [{ subject: 'CloudFormation', detail: '3 changes, 1 refused' }],
    })
    expect(judge(CHANGES_EXPLAINED, { writes: [] }).explanation).toContain('No change to IAM in the window')
  })

  it('fails with what is unexplained, even where little is known', () => {
    const found = judge(CHANGES_TRACED, { ...UNEXPLAINED, coverage: { whole: 1, partly: 0, none: 11, why: null } })
    expect(found.verdict).toBe('fail')
    expect(found.explanation).toContain('1 of 2 changes by unknown means without a reason')
    expect(found.explanation).toContain('All calls in the window are known in 1 of 12 accounts')
    expect(found.rows[0]).toMatchObject({ subject: 'CreateUser: user nina by otto', isBad: true })
  })

  it('is not checked while part of the window is not known, and says why', () => {
    expect(judge(CHANGES_EXPLAINED, { coverage: NOTHING_READ })).toMatchObject({
      verdict: 'not-checked',
      explanation: expect.stringContaining('The role may not call cloudtrail:LookupEvents.'),
    })
    expect(judge(CHANGES_EXPLAINED, { coverage: { whole: 0, partly: 0, none: 0, why: null } }).verdict).toBe(
      'not-checked',
    )
  })

  it('says of calls to STS nothing before all of the window is known', () => {
    const none = { sts: { calls: 0, global: 0, accounts: [] } }
    expect(judge(STS_REGIONAL, none).verdict).toBe('not-applicable')
    const partly = { whole: 3, partly: 1, none: 0, why: null }
    expect(judge(STS_REGIONAL, { ...none, coverage: partly }).verdict).toBe('not-checked')
  })

  it('passes only where nothing is unexplained and nothing unknown', () => {
    const count = fc.nat({ max: 5 })
    const write = fc.record({
      means: fc.constantFrom(...MEANS),
      changes: fc.integer({ min: 5, max: 9 }),
      refused: count,
      explained: count,
      unexplained: count,
    })
    const coverage = fc.record({ whole: count, partly: count, none: count, why: fc.constant(null) })
    fc.assert(
      fc.property(fc.array(write), coverage, (writes, known) => {
        const { verdict } = judge(CHANGES_TRACED, { writes, coverage: known })
        const unexplained = writes.some((each) => each.unexplained > 0)
        const isKnown = known.whole > 0 && known.partly + known.none === 0
        expect(verdict).toBe(unexplained ? 'fail' : isKnown ? 'pass' : 'not-checked')
      }),
    )
  })
})

describe('calls (A5, H1)', () => {
  it('collects what failed and who names the global address', () => {
    expect(judge(FAILURES_REVIEWED)).toMatchObject({
      verdict: 'collected',
      explanation: '40 calls failed, by 1 error. All calls in the window are known in 12 accounts.',
      rows: [{ subject: 'sts: InternalFailure', detail: '40 calls' }],
    })
    expect(judge(STS_REGIONAL).explanation).toContain('20 of 500 calls to STS named its global address')
  })

  it('says how little is known, and nothing where nothing is', () => {
    const partly = { whole: 10, partly: 1, none: 1, why: null }
    expect(judge(FAILURES_REVIEWED, { coverage: partly }).explanation).toContain('in 1 partly, in 1 not at all')
    expect(judge(FAILURES_REVIEWED, { coverage: NOTHING_READ }).verdict).toBe('not-checked')
    expect(judge(STS_REGIONAL, { coverage: NOTHING_READ }).verdict).toBe('not-checked')
    expect(judge(STS_REGIONAL, { sts: { calls: 0, global: 0, accounts: [] } }).verdict).toBe('not-applicable')
  })
})
