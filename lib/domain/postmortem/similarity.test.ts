/** How alike two incidents are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INCIDENT_KINDS } from '@/lib/domain/incident'
import { type ComparedIncident, LEAST_SIMILAR, similarityOf } from './similarity'

const IAM = { service: 'iam', name: 'IAM' }
const EC2 = { service: 'ec2', name: 'EC2' }

function incident(overrides: Partial<ComparedIncident> = {}): ComparedIncident {
  return {
    title: 'IAM: creating roles and users fails',
    kind: 'identity',
    services: [IAM],
    regions: ['global'],
    everywhere: true,
    causes: ['single region'],
    words: 0,
    ...overrides,
  }
}

describe('similarityOf', () => {
  it('finds the same again, and says why, the weightiest first', () => {
    expect(similarityOf(incident(), incident({ words: 1 }))).toEqual({
      score: 1,
      reasons: [
        'same service: IAM',
        'same cause: single region',
        'both counted in every Region',
        'same kind: Identity',
        'similar title: creating, fails, roles, users',
        'similar words in what was learned',
      ].map((reason) =>
        reason.startsWith('similar title') ? 'similar title: creating, fails, roles and 1 more' : reason,
      ),
    })
  })

  it('does not take for likeness how titles count what they do not name', () => {
    const [one, other] = ['Sign-ins', 'Deliveries'].map((what) =>
      incident({ title: `${what} late: IAM and 2 other services, global and 1 other Region`, causes: [] }),
    )
    expect(one && other && similarityOf(one, other).reasons.join()).not.toContain('title')
  })

  it('finds nothing in common where nothing is', () => {
    const other = incident({
      title: 'x',
      kind: 'provider',
      services: [EC2],
      regions: ['us-west-2'],
      everywhere: false,
      causes: [],
    })
    expect(similarityOf(incident(), other)).toEqual({ score: 0, reasons: [] })
  })

  it('is not enough for two outages of the provider to be outages of the provider', () => {
    const bare = { title: '', kind: 'provider' as const, everywhere: false, causes: [] }
    const first = incident({ ...bare, services: [IAM], regions: ['us-east-1'] })
    const second = incident({ ...bare, services: [EC2], regions: ['us-east-1'] })
    expect(similarityOf(first, second).score).toBeLessThan(LEAST_SIMILAR)
  })

  it('takes one service in common of one for more than one of many', () => {
    const many = Array.from({ length: 20 }, (_, number) => ({ service: `s${number}`, name: `S${number}` }))
    const one = similarityOf(incident(), incident({ services: [IAM] })).score
    const few = similarityOf(incident(), incident({ services: [IAM, ...many] })).score
    expect(one).toBeGreaterThan(few)
  })

  it('is the same from both sides, between 0 and 1, and says why where it is any', () => {
    const any = fc.record({
      title: fc.string(),
      kind: fc.constantFrom(...INCIDENT_KINDS),
      services: fc.subarray([IAM, EC2, { service: 'sts', name: 'STS' }]),
      regions: fc.subarray(['global', 'us-east-1', 'eu-west-1']),
      everywhere: fc.boolean(),
      causes: fc.subarray(['single region', 'no alarm', 'expired key']),
      words: fc.constant(0),
    })
    fc.assert(
      fc.property(any, any, (a, b) => {
        const there = similarityOf(a, b)
        expect(similarityOf(b, a)).toEqual(there)
        expect(there.score).toBeGreaterThanOrEqual(0)
        expect(there.score).toBeLessThanOrEqual(1)
        if (there.score > 0) expect(there.reasons).not.toEqual([])
      }),
    )
  })
})
