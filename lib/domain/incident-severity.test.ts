/** The proposed severity: its table, its sentences, and that more of anything never makes it milder. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INCIDENT_KINDS, sevNumber } from './incident'
import type { WeighedReach } from './incident-reach'
import { proposeSeverity, type SeverityFacts } from './incident-severity'
import { SEVERITIES, severityRank } from './severity'

const NARROW: SeverityFacts = {
  peak: 'degradation',
  kind: 'provider',
  everywhere: false,
  services: 1,
  accounts: 0,
  directorySize: 300,
  isPublic: true,
  reach: null,
}

/** The blast radius in a directory of 300, of which one account is touched through use unless told otherwise. */
function reaching(reach: Partial<WeighedReach> = {}): Partial<SeverityFacts> {
  const counts = { confirmed: 0, reported: 0, inferred: 1, unknown: 0, ...reach }
  const touched = counts.confirmed + counts.reported + counts.inferred
  return { reach: { total: 300, weight: 1, ...reach, ...counts, touched } }
}

const NOBODY = reaching({ inferred: 0, weight: 0 })

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

describe('by the blast radius', () => {
  test.each<[string, Partial<SeverityFacts>, string]>([
    ['some accounts', reaching(), 'SEV3'],
    ['accounts that weigh just under half', reaching({ inferred: 140, weight: 499 }), 'SEV3'],
    ['accounts that weigh half', reaching({ inferred: 20, weight: 500 }), 'SEV2'],
    [
      'reported and confirmed ones that weigh half',
      reaching({ inferred: 0, reported: 1, confirmed: 1, weight: 500 }),
      'SEV2',
    ],
    ['a single account that weighs half', reaching({ inferred: 1, weight: 900 }), 'SEV3'],
    [
      'half, and 10 services: one level, not two',
      { services: 10, ...reaching({ inferred: 200, weight: 600 }) },
      'SEV2',
    ],
    ['nobody', NOBODY, 'SEV4'],
    ['nobody, of a disruption', { peak: 'disruption', ...NOBODY }, 'SEV3'],
    ['nobody, never below SEV4', { peak: 'informational', ...NOBODY }, 'SEV4'],
    ['nobody, in every Region', { everywhere: true, ...NOBODY }, 'SEV3'],
    ['nobody, informational in every Region', { peak: null, everywhere: true, ...NOBODY }, 'SEV4'],
    ['nobody known, but not of every account', reaching({ inferred: 0, unknown: 1, weight: 0 }), 'SEV3'],
    ['nobody but one whom a person reported', reaching({ inferred: 0, reported: 1 }), 'SEV3'],
    ['nobody yet, while AWS names an account', { accounts: 1, ...NOBODY }, 'SEV3'],
    ['nobody, of what AWS tells single accounts', { isPublic: false, ...NOBODY }, 'SEV3'],
    ['nobody, where access is at stake', { kind: 'access', ...NOBODY }, 'SEV3'],
  ])('%s', (_, facts, sev) => {
    expect(proposeSeverity({ ...NARROW, ...facts }).sev).toBe(sev)
  })

  test('is said with its figures', () => {
    expect(proposeSeverity({ ...NARROW, ...reaching({ inferred: 1_200, total: 2_000, weight: 718 }) }).rule).toBe(
      'SEV2: AWS called it a degradation at its worst, which is SEV3, and one level worse because it touches 1,200 of our 2,000 accounts, which weigh 71 % of all by environment and criticality (50 % or more are wide).',
    )
    expect(proposeSeverity({ ...NARROW, ...NOBODY }).rule).toBe(
      'SEV4: AWS called it a degradation at its worst, which is SEV3, and one level milder because it touches none of our 300 accounts.',
    )
    expect(proposeSeverity({ ...NARROW, services: 12, ...NOBODY }).rule).toBe(
      'SEV3: AWS called it a degradation at its worst, which is SEV3, and one level worse because AWS names 12 services (10 or more are wide), and one level milder because it touches none of our 300 accounts.',
    )
  })

  test('says nothing of it where that changes nothing', () => {
    expect(proposeSeverity({ ...NARROW, peak: null, ...NOBODY }).rule).toBe('SEV4: AWS gave no status.')
    expect(proposeSeverity({ ...NARROW, ...reaching() }).rule).toBe('SEV3: AWS called it a degradation at its worst.')
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

const counts = fc.record({ confirmed: fc.nat(3), reported: fc.nat(3), inferred: fc.nat(3), unknown: fc.nat(2) })
/** Often of nobody. */
const reach = fc
  .tuple(fc.constantFrom(0, 0, 1), counts, fc.nat(1_000))
  .map(([some, { confirmed, reported, inferred, unknown }, weight]): WeighedReach => {
    const touched = some * (confirmed + reported + inferred)
    const of = { confirmed: some * confirmed, reported: some * reported, inferred: some * inferred }
    return { ...of, unknown, touched, total: 20, weight: some * weight }
  })

const facts = fc.record({
  peak: fc.constantFrom(null, ...SEVERITIES),
  kind: fc.constantFrom(...INCIDENT_KINDS),
  everywhere: fc.boolean(),
  services: fc.nat(30),
  accounts: fc.nat(30),
  directorySize: fc.option(fc.nat(400)),
  isPublic: fc.boolean(),
  reach: fc.option(reach),
})

/** At least as many of each, and as heavy. */
function worseReach(one: WeighedReach | null, other: WeighedReach | null): WeighedReach | null {
  if (one === null || other === null) return one
  const most = (of: keyof WeighedReach) => Math.max(one[of], other[of])
  const [confirmed, reported, inferred] = [most('confirmed'), most('reported'), most('inferred')]
  const touched = confirmed + reported + inferred
  return { confirmed, reported, inferred, touched, unknown: most('unknown'), weight: most('weight'), total: one.total }
}

test('more of anything never makes it milder', () => {
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const worse: SeverityFacts = {
        ...one,
        peak: severityRank(one.peak) > severityRank(other.peak) ? one.peak : other.peak,
        everywhere: one.everywhere || other.everywhere,
        services: Math.max(one.services, other.services),
        accounts: Math.max(one.accounts, other.accounts),
        reach: worseReach(one.reach, other.reach),
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
