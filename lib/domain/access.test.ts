/** The policy: what each role may, written out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allows, atLeast, isRole, mayGrant, PERMISSIONS, type Permission, ROLES, type Role } from './access'

const READS: Permission[] = ['timeline:read', 'sources:read']
const ADMINISTERS: Permission[] = ['people:manage', 'teams:manage', 'tokens:manage', 'sign-in:manage', 'audit:read']

const MAY: Record<Role, Permission[]> = {
  viewer: [...READS, 'account:manage'],
  responder: [...READS, 'account:manage'],
  admin: [...READS, 'account:manage', ...ADMINISTERS],
  owner: [...READS, 'account:manage', ...ADMINISTERS],
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
