/** The policy: what each role may, written out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allows,
  atLeast,
  isRole,
  mayBeLimited,
  mayGrant,
  mayHavePassword,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  roleWithArticle,
  whyNotSteward,
} from './access'

const READS: Permission[] = [
  'timeline:read',
  'sources:read',
  'accounts:read',
  'incidents:read',
  'postmortems:read',
  'evidence:read',
  'impact:read',
  'changes:read',
]
const RESPONDS: Permission[] = [
  'sources:poll',
  'events:ingest',
  'incidents:respond',
  'postmortems:write',
  'evidence:work',
]
const ADMINISTERS: Permission[] = [
  'people:manage',
  'teams:manage',
  'tokens:manage',
  'sign-in:manage',
  'accounts:manage',
  'connections:manage',
  'templates:manage',
  'trackers:manage',
  'evidence:manage',
  'reports:manage',
  'audit:read',
]

const MAY: Record<Role, Permission[]> = {
  viewer: [...READS, 'account:manage'],
  responder: [...READS, 'account:manage', ...RESPONDS],
  admin: [...READS, 'account:manage', ...RESPONDS, ...ADMINISTERS],
  owner: [...READS, 'account:manage', ...RESPONDS, ...ADMINISTERS],
}

const anyRole = fc.constantFrom(...ROLES)
const anyPermission = fc.constantFrom(...(Object.keys(PERMISSIONS) as Permission[]))

describe.each(ROLES)('a person who is %s', (role) => {
  it.each(Object.keys(PERMISSIONS) as Permission[])('%s', (permission) => {
    expect(allows({ kind: 'person', role }, permission)).toBe(MAY[role].includes(permission))
  })
})

it('a token of any role has no account of its own to manage', () => {
  for (const role of ROLES) expect(allows({ kind: 'token', role }, 'account:manage')).toBe(false)
  expect(allows({ kind: 'token', role: 'admin' }, 'audit:read')).toBe(true)
})

it('a higher role never may less', () => {
  fc.assert(
    fc.property(anyRole, anyRole, anyPermission, (a, b, permission) => {
      const [low, high] = atLeast(a, b) ? [b, a] : [a, b]
      if (allows({ kind: 'person', role: low }, permission)) {
        expect(allows({ kind: 'person', role: high }, permission)).toBe(true)
      }
    }),
  )
})

it('nobody grants more than they have, and only administrators grant at all', () => {
  expect(ROLES.map((role) => mayGrant('admin', role))).toEqual([true, true, true, false])
  expect(ROLES.map((role) => mayGrant('owner', role))).toEqual([true, true, true, true])
  expect(ROLES.map((role) => mayGrant('responder', role))).toEqual([false, false, false, false])
})

it('limits those who cannot lift the limit', () => {
  expect(ROLES.filter(mayBeLimited)).toEqual(['viewer', 'responder'])
})

describe('whyNotSteward', () => {
  const mira = { id: 'm1', name: 'Mira', role: 'admin' } as const

  it.each<[string, string | null, Role, RegExp | null]>([
    ['person', 'o1', 'admin', null],
    ['person', 'o1', 'owner', null],
    ['command', null, 'owner', null],
    ['person', 'm1', 'owner', /^This is you/],
    ['token', 'm1', 'owner', null],
    ['person', 'o1', 'responder', /^Mira is an admin: only an owner/],
  ])('a %s %s who is %s', (kind, id, role, reason) => {
    const said = whyNotSteward({ kind, id, role }, mira)
    if (reason === null) expect(said).toBeNull()
    else expect(said).toMatch(reason)
  })

  it('leaves owners to owners', () => {
    const owner = { id: 'o2', name: 'Otto', role: 'owner' } as const
    expect(whyNotSteward({ kind: 'person', id: 'o1', role: 'admin' }, owner)).toMatch(/^Otto is an owner/)
    expect(whyNotSteward({ kind: 'person', id: 'o1', role: 'owner' }, owner)).toBeNull()
  })
})

it('writes roles with their article', () => {
  expect(ROLES.map(roleWithArticle)).toEqual(['a viewer', 'a responder', 'an admin', 'an owner'])
})

it('whom the identity provider lets in has a password as an owner alone', () => {
  expect(ROLES.map((role) => mayHavePassword(role, true))).toEqual([false, false, false, true])
  expect(ROLES.map((role) => mayHavePassword(role, false))).toEqual([true, true, true, true])
})

it('knows a role when it sees one', () => {
  expect(['owner', 'Owner', 'root', '', null, 3, 'constructor'].map(isRole)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})
