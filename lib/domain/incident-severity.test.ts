/** The proposed severity: its table, its sentences, and that more of anything never makes it milder. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INCIDENT_KINDS, sevNumber } from './incident'
import { proposeSeverity, type SeverityFacts } from './incident-severity'
import { SEVERITIES, severityRank } from './severity'

const NARROW: SeverityFacts = {
  peak: 'degradation',
  kind: 'provider',
  everywhere: false,
  services: 1,
  accounts: 0,
  directorySize: 300,
}

describe('by status and reach', () => {
  test.each<[string, Partial<SeverityFacts>, string]>([
    ['a disruption', { peak: 'disruption' }, 'SEV2'],
    ['a degradation', {}, 'SEV3'],
    ['informational', { peak: 'informational' }, 'SEV4'],
    ['no status', { peak: null }, 'SEV4'],
    ['a disruption everywhere', { peak: 'disruption', everywhere: true }, 'SEV1'],
    ['no status, everywhere', { peak: null, everywhere: true }, 'SEV3'],
    ['9 services', { services: 9 }, 'SEV3'],
    ['10 services', { services: 10 }, 'SEV2'],
    ['9 accounts of 300', { accounts: 9 }, 'SEV3'],
    ['10 accounts of 300', { accounts: 10 }, 'SEV2'],
    ['2 accounts of 20', { accounts: 2, directorySize: 20 }, 'SEV2'],
    ['2 accounts of 21', { accounts: 2, directorySize: 21 }, 'SEV3'],
    ['the only account', { accounts: 1, directorySize: 1 }, 'SEV3'],
    ['2 accounts and no directory', { accounts: 2, directorySize: null }, 'SEV3'],
    ['an account, no status', { peak: null, accounts: 1 }, 'SEV3'],
    ['access, no account', { peak: null, kind: 'access' }, 'SEV4'],
    ['access, an account', { peak: null, kind: 'access', accounts: 1 }, 'SEV2'],
    ['access, disruption everywhere', { peak: 'disruption', kind: 'access', accounts: 1, everywhere: true }, 'SEV1'],
  ])('%s', (_, facts, sev) => {
    expect(proposeSeverity({ ...NARROW, ...facts }).sev).toBe(sev)
  })
})

describe('the rule', () => {
  test('names the status alone where the reach is narrow', () => {
    expect(proposeSeverity(NARROW).rule).toBe('SEV3: AWS called it a degradation at its worst.')
  })

  test('gives each figure that makes the reach wide', () => {
    const { rule } = proposeSeverity({ ...NARROW, services: 12, accounts: 4, directorySize: 40 })
    expect(rule).toBe(
      'SEV2: AWS called it a degradation at its worst, which is SEV3, and one level worse because AWS names 12 services (10 or more are wide), and AWS names 4 of our 40 accounts (10 % or more are wide).',
    )
  })

  test('says when accounts alone decide', () => {
    expect(proposeSeverity({ ...NARROW, peak: null, kind: 'access', accounts: 3 }).rule).toBe(
      'SEV2: AWS names 3 of our accounts, and access or credentials are at stake.',
    )
  })
})

const facts = fc.record({
  peak: fc.constantFrom(null, ...SEVERITIES),
  kind: fc.constantFrom(...INCIDENT_KINDS),
  everywhere: fc.boolean(),
  services: fc.nat(30),
  accounts: fc.nat(30),
  directorySize: fc.option(fc.nat(400)),
})

test('more of anything never makes it milder', () => {
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const worse: SeverityFacts = {
        ...one,
        peak: severityRank(one.peak) > severityRank(other.peak) ? one.peak : other.peak,
        everywhere: one.everywhere || other.everywhere,
        services: Math.max(one.services, other.services),
        accounts: Math.max(one.accounts, other.accounts),
      }
      expect(sevNumber(proposeSeverity(worse).sev)).toBeLessThanOrEqual(sevNumber(proposeSeverity(one).sev))
    }),
  )
})

test('the rule begins with the level that it gives', () => {
  fc.assert(
    fc.property(facts, (any) => {
      const { sev, rule } = proposeSeverity(any)
      expect(rule).toMatch(new RegExp(`^${sev}: .+\\.$`))
    }),
  )
})
