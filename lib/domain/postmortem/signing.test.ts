/** Who may sign in which role. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/domain/access'
import { type SigningFacts, whyNotSign } from './signing'
import type { SignOffRole } from './template'
import { POSTMORTEM_STATES } from './words'

const OWNER: SignOffRole = { id: 'owner', name: 'Incident owner', who: 'incident-owner', requiredFor: null }
const WHO = ['incident-owner', 'team-member', 'responder', 'reviewer', 'admin'] as const

function facts(overrides: Partial<SigningFacts> = {}): SigningFacts {
  return {
    state: 'review',
    signer: { kind: 'person', id: 'mira', role: 'responder', teamIds: ['ops'] },
    incident: { owner: { id: 'mira', name: 'Mira Sand' }, team: { id: 'ops', name: 'Ops' } },
    signatures: [],
    ...overrides,
  }
}

const as = (who: SignOffRole['who'], given: SigningFacts) => whyNotSign({ ...OWNER, who }, given)
const stranger = facts({ signer: { kind: 'person', id: 'otto', role: 'responder', teamIds: [] } })
const admin = facts({ signer: { kind: 'person', id: 'ada', role: 'admin', teamIds: [] } })

describe('who fits', () => {
  it.each([
    ['the owner, as owner', 'incident-owner', facts(), null],
    ['somebody else, as owner', 'incident-owner', stranger, 'Mira Sand'],
    ['a member, as member', 'team-member', facts(), null],
    ['somebody else, as member', 'team-member', stranger, 'Ops'],
    ['anybody who responds', 'responder', stranger, null],
    ['the owner, as reviewer', 'reviewer', facts(), 'somebody else'],
    ['somebody else, as reviewer', 'reviewer', stranger, null],
    ['an admin, as admin', 'admin', admin, null],
    ['somebody else, as admin', 'admin', stranger, 'admin'],
  ] as const)('%s', (_, who, given, why) => {
    if (why === null) expect(as(who, given)).toBeNull()
    else expect(as(who, given)).toContain(why)
  })

  it('says so where the incident has no owner or no team', () => {
    const none = facts({ incident: { owner: null, team: null } })
    expect(as('incident-owner', none)).toContain('no owner')
    expect(as('team-member', none)).toContain('no team')
    expect(as('reviewer', none)).toBeNull()
  })
})

describe('nobody signs', () => {
  it('a draft, what is published, or what was signed in that role', () => {
    expect(as('responder', facts({ state: 'draft' }))).toContain('draft')
    expect(as('responder', facts({ state: 'published' }))).toContain('published')
    const signatures = [{ role: 'owner', personId: 'otto', name: 'Otto Reed' }]
    expect(as('responder', facts({ signatures }))).toContain('Otto Reed')
  })

  it('twice, in two roles', () => {
    const signatures = [{ role: 'reviewer', personId: 'mira', name: 'Mira Sand' }]
    expect(as('incident-owner', facts({ signatures }))).toContain('another role')
  })

  it('as a token or a viewer, in any role, state or incident', () => {
    const signer = fc.record({
      kind: fc.constantFrom('person' as const, 'token' as const),
      id: fc.constant('mira'),
      role: fc.constantFrom(...ROLES),
      teamIds: fc.constant(['ops']),
    })
    fc.assert(
      fc.property(fc.constantFrom(...WHO), fc.constantFrom(...POSTMORTEM_STATES), signer, (who, state, given) => {
        const why = as(who, facts({ state, signer: given }))
        if (state !== 'review' || given.kind === 'token' || given.role === 'viewer') expect(why).toMatch(/\.$/)
        if (why !== null) expect(why).toMatch(/^[A-Z].*\.$/)
      }),
    )
  })
})
